import { expect, it } from 'vitest';
import { refusalOf } from '../../src/capture/link-refusal.js';
import { decodeAddress } from '../../src/evidence/decode-address.js';

it.each([
  ['/sujet/%C3%A9t%C3%A9', '/sujet/été'],
  ['/sujet/12', '/sujet/12'],
  ['/100%', '/100%'],
  ['/%E9t%E9', '/%E9t%E9'],
])('reads the escapes of %s where they can be read', (address, read) => {
  expect(decodeAddress(address)).toBe(read);
});

it('still sees what a malformed address does', () => {
  expect(refusalOf({ url: 'https://exemple.example/logout?next=%E9', text: '' })).toBe('side-effect');
});
