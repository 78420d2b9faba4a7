/**
 * The menu as a board on the wall shows it: a line for each product.
 *
 * @param {string} gateway where the restaurant answers, such as http://localhost:8080
 * @returns {Promise<string[]>} such as "X-Burger, BRL 22.90"
 * @throws {Error} if the menu is not to be had
 */
export async function menu(gateway) {
  const answer = await fetch(new URL('/products', gateway), { headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    throw new Error(`The menu is not to be had: ${answer.status}`);
  }
  const { items } = await answer.json();
  return items.map(({ name, price }) => `${name}, ${price.currency} ${price.amount}`);
}
