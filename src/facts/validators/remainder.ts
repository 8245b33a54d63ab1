/** Remainder of a number of any length, read digit by digit; letters count A = 10 to Z = 35 (ISO 7064). */
export function remainder(characters: string, modulus: number): number {
  let rest = 0;
  for (const character of characters) {
    const number = Number.parseInt(character, 36);
    rest = (rest * (number > 9 ? 100 : 10) + number) % modulus;
  }
  return rest;
}
