import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MatchersV3, PactV4 } from '@pact-foundation/pact';
import { menu } from './menu.js';

const { eachLike, like, regex } = MatchersV3;

/** What the board needs of the gateway, and no more: what a product is called, and what it costs. */
const pact = new PactV4({
  consumer: 'menu-board',
  provider: 'gateway',
  dir: process.env.PACT_DIR ?? '../target/pacts',
  logLevel: 'warn',
});

test('it shows what there is and what it costs', () =>
  pact
    .addInteraction()
    .given('the restaurant is open')
    .uponReceiving('asking for the menu')
    .withRequest('GET', '/products', (request) => request.headers({ Accept: 'application/json' }))
    .willRespondWith(200, (answer) =>
      answer.headers({ 'Content-Type': 'application/json' }).jsonBody({
        items: eachLike({
          name: like('X-Burger'),
          price: { amount: regex('\\d+\\.\\d{2}', '22.90'), currency: regex('[A-Z]{3}', 'BRL') },
        }),
      }),
    )
    .executeTest(async (gateway) => {
      assert.deepEqual(await menu(gateway.url), ['X-Burger, BRL 22.90']);
    }));
