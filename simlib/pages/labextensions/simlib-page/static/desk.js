// Which desk this browser is: a random name in a cookie, which holds for every port that the workbook is served
// from. It says nothing about a person; who sits there, the page asks.

const COOKIE = "simlib-desk";
const YEAR = 366 * 24 * 3600;

export function deskName() {
  const kept = document.cookie.match(new RegExp(`(?:^|; )${COOKIE}=([0-9a-f]{32})`))?.[1];
  const name = kept ?? [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, "0")).join("");
  document.cookie = `${COOKIE}=${name}; path=/; max-age=${YEAR}; SameSite=Lax`;
  return name;
}
