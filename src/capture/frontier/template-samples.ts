import type { TemplateSample } from '../../evidence/capture-record.js';
import { type Group, isTemplate } from './template-group.js';

/** The templates of a site for the evidence; one whose pages are built in different ways is listed once for each way. */
export function templateSamples(groups: readonly Group[]): readonly TemplateSample[] {
  return groups
    .filter((group) => isTemplate(group) && group.id !== undefined && (group.trapped < group.seen || group.pages.length > 0))
    .sort((a, b) => Number(a.id?.slice(1)) - Number(b.id?.slice(1)))
    .flatMap((group): TemplateSample[] => {
      const pattern = [group.pattern, ...group.also].join(' | ').slice(0, 500);
      const sample = (id: string, seen: number, ids: readonly string[] | undefined): TemplateSample => {
        const pages = group.pages.filter((page) => ids === undefined || ids.includes(page.id));
        return { id, pattern, seen, pages: pages.map((page) => page.id), chosenAs: pages.map((page) => page.chosenAs) };
      };
      const [main, ...others] = group.clusters;
      const id = group.id ?? '';
      if (main === undefined || others.length === 0) return [sample(id, group.seen, undefined)];
      const apart = new Set(others.flatMap((cluster) => cluster.pages));
      const mainPages = group.pages.filter((page) => !apart.has(page.id)).map((page) => page.id);
      return [
        sample(id, group.seen - apart.size, mainPages),
        ...others.map((cluster, index) => sample(`${id}.${index + 2}`, cluster.pages.length, cluster.pages)),
      ];
    });
}
