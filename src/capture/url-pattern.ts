/** Pages of one template share a pattern: digits become `#`, long slugs `*`, so that twenty topics do not fill the budget. */
export function urlPattern(address: string): string {
  const url = new URL(address);
  const segments = url.pathname.split('/').map((segment) => {
    const plain = segment.replace(/\d+/g, '#');
    return plain.split(/[-_]/).length > 3 || plain.length > 40 ? '*' : plain;
  });
  const query = [...url.searchParams].map(([key, value]) => `${key}=${value.length > 40 ? '*' : value.replace(/\d+/g, '#')}`);
  return `${url.host}${segments.join('/')}?${query.sort().join('&')}${url.hash}`;
}
