const { basename } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** The scenarios share one environment: the first meets a fresh account, and the others what it left. */
const order = ['platform.e2e.ts', 'one-more-service.e2e.ts', 'shop.e2e.ts'];

function place({ path }) {
  const index = order.indexOf(basename(path));
  if (index < 0) throw new Error(`${path} has no place in ${__filename}`);
  return index;
}

/** Runs the scenarios in their order. Jest's own order is by size and by how long each took before. */
module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => place(a) - place(b));
  }
};
