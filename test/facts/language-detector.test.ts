import eld from 'eld/medium';
import { expect, it } from 'vitest';
import { createDetector } from '../../src/facts/language-detector.js';

it('answers as the package itself does', () => {
  const detector = createDetector();
  const texts = [
    'Les présentes conditions règlent l’accès au service et son usage par tout visiteur.',
    'These terms govern the access to the service and its use by any visitor.',
    'Der Anbieter haftet nicht für Schäden, die durch den Ausfall des Dienstes entstehen.',
    'El responsable del tratamiento conserva los datos durante tres años.',
    'Il titolare del trattamento conserva i dati per tre anni.',
    'Přihlášení k účtu: heslo musí mít nejméně osm znaků.',
    'Пользователь соглашается с условиями.',
    '利用規約に同意します。',
    "d'accord",
    '',
  ];
  for (const text of texts) {
    const [own, theirs] = [detector.detect(text), eld.detect(text)];
    expect([own.language, own.isReliable()]).toEqual([theirs.language, theirs.isReliable()]);
    expect(own).toHaveProperty('getScores');
    expect((own as typeof theirs).getScores()).toEqual(theirs.getScores());
  }
});
