import { expect, it } from 'vitest';
import { readableUrl } from '../../src/report/readable-url.js';

it.each([
  ['https://forum.example/pr%C3%A9sentez-vous-ici', 'https://forum.example/présentez-vous-ici'],
  ['https://forum.example/%D1%84%D0%BE%D1%80%D1%83%D0%BC', 'https://forum.example/форум'],
  ['https://forum.example/?q=d%C3%A9j%C3%A0%20vu', 'https://forum.example/?q=déjà%20vu'],
])('writes letters out: %s', (address, shown) => {
  expect(readableUrl(address)).toBe(shown);
});

it.each([
  ['a slash, a blank or a sign of the address', 'https://forum.example/a%2Fb%20c%3Fd%23e'],
  ['bytes that are no text', 'https://forum.example/%E9t%C3'],
  ['marks that turn the direction of writing', 'https://forum.example/%E2%80%AEmoc.example'],
  ['a slash of another alphabet', 'https://forum.example%E2%81%84login'],
  ['a blank of another width', 'https://forum.example/a%C2%A0b'],
])('leaves %s as it is', (_, address) => {
  expect(readableUrl(address)).toBe(address);
});
