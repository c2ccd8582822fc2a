// Every row of the bench works; what it measures is no test's business.
import { rows } from './rows';

test.each(Object.entries(rows))('%s', async (_name, { head, small }) => {
	const lines = await small();
	expect(lines).not.toEqual([]);
	for (const line of lines) {
		expect(line).toHaveLength(head.length);
		expect(line.join(' ')).not.toMatch(/NaN|Infinity|undefined/);
	}
});
