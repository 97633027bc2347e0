// awesome-lint without its one rule that asks a server about the repository, so that it runs offline.
// Usage: node awesome-lint.mjs README.md
import process from 'node:process';
import awesomeLint from 'awesome-lint';
import config from 'awesome-lint/config.js';

const ruleOf = (plugin) => (Array.isArray(plugin) ? plugin[0] : plugin);
const offline = config.filter((plugin) => ruleOf(plugin).name !== 'remark-lint:awesome-github');
if (offline.length !== config.length - 1) {
  throw new Error('awesome-lint has no rule awesome-github any more');
}

await awesomeLint.report({ filename: process.argv[2], config: offline });
console.log('linted');
