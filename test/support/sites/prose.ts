import type { SiteLanguage } from './generated-site.js';
import { pick, type Random, wholeBetween } from './random.js';

interface Words {
  readonly subjects: readonly string[];
  readonly verbs: readonly string[];
  readonly objects: readonly string[];
  readonly places: readonly string[];
  readonly names: readonly string[];
}

/** Parts of made-up sentences about kitchen gardens: none of them is a word of a legal page. */
const words: Readonly<Record<SiteLanguage, Words>> = {
  fr: {
    subjects: [
      'Le vieux poirier',
      'La serre du fond',
      'Ma voisine',
      'Un carré de courges',
      'Le semis de mars',
      'La haie de noisetiers',
    ],
    verbs: ['réclame', 'supporte mal', 'donne enfin', 'cache', 'attire', 'protège', 'préfère'],
    objects: [
      'un paillis épais',
      'les gelées tardives',
      'des mésanges',
      'un arrosage le matin',
      'trois cageots de prunes',
      'une terre légère',
    ],
    places: [
      'près du puits',
      'au pied du mur',
      'sous la pluie de novembre',
      'avant la fin du mois',
      'depuis deux saisons',
      'derrière la grange',
    ],
    names: [
      'Aubépine',
      'Bruyère',
      'Capucine',
      'Digitale',
      'Églantine',
      'Fougère',
      'Genêt',
      'Houblon',
      'Iris',
      'Jonquille',
      'Lierre',
      'Mélisse',
    ],
  },
  en: {
    subjects: [
      'The old pear tree',
      'The back greenhouse',
      'My neighbour',
      'A bed of squashes',
      'The seed tray of March',
      'The hazel hedge',
    ],
    verbs: ['asks for', 'hardly bears', 'gives at last', 'hides', 'draws in', 'shelters', 'prefers'],
    objects: [
      'a thick mulch',
      'the late frosts',
      'a few blue tits',
      'water in the morning',
      'three crates of plums',
      'a light soil',
    ],
    places: [
      'beside the well',
      'at the foot of the wall',
      'in the November rain',
      'before the month is out',
      'for two seasons now',
      'behind the barn',
    ],
    names: [
      'Hawthorn',
      'Heather',
      'Nasturtium',
      'Foxglove',
      'Wildrose',
      'Fern',
      'Broom',
      'Hops',
      'Iris',
      'Daffodil',
      'Ivy',
      'Balm',
    ],
  },
};

/** One sentence. */
export function sentence(random: Random, language: SiteLanguage): string {
  const { subjects, verbs, objects, places } = words[language];
  return `${pick(random, subjects)} ${pick(random, verbs)} ${pick(random, objects)} ${pick(random, places)}.`;
}

/** As many sentences as asked for. */
export function paragraph(random: Random, language: SiteLanguage, sentences: number): string {
  return Array.from({ length: sentences }, () => sentence(random, language)).join(' ');
}

/** A heading of a few words. */
export function heading(random: Random, language: SiteLanguage): string {
  const { subjects, places } = words[language];
  return `${pick(random, subjects)} ${pick(random, places)}`;
}

/** A nickname. */
export function nickname(random: Random, language: SiteLanguage): string {
  return `${pick(random, words[language].names)}${wholeBetween(random, 1, 99)}`;
}

/** The heading as the last part of an address: `le-vieux-poirier-pres-du-puits`. */
export function slugged(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
