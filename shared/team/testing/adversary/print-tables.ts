/** Prints the tables of ADVERSARY.md: `node shared/team/testing/adversary/print-tables.ts [teams]`. */
import { randomSource } from '../random-source.ts';
import { PRIOR_NAMES } from './priors.ts';
import { coalitionRow, familyRow, insiderRow, newcomerRow, SIZES } from './report.ts';
import { sampleBelief } from './sampling.ts';

const teams = Number(process.argv[2] ?? 4000);
const lines = [insiderRow, coalitionRow, familyRow, newcomerRow].flatMap((row) => [...SIZES.map(row), '']);
for (const people of [9, 13, 15, 20, 25, 30]) {
  const beliefs = PRIOR_NAMES.map((prior) => sampleBelief(people, prior, teams, randomSource(people)).belief);
  lines.push(`| ${people} | ${beliefs.map((belief) => belief.toFixed(2).replace(/^0/, '')).join(' | ')} |`);
}
process.stdout.write(`${lines.join('\n')}\n`);
