/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
// npm run bench [-- <row> …]: this node side by side with what others do, in one run on a local fal.
import Table from 'cli-table3';
import { cpus } from 'node:os';

import { rows } from './rows';

async function main(): Promise<void> {
	const wanted = process.argv.slice(2);
	const unknown = wanted.find((name) => !(name in rows));
	if (unknown !== undefined) {
		throw new Error(`There is no row "${unknown}"; there are ${Object.keys(rows).join(', ')}`);
	}
	const [{ model }] = cpus();
	console.log(
		`${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${model}, Node ${process.version}`,
	);
	let table = new Table();
	let head: readonly string[] = [];
	for (const name of wanted.length > 0 ? wanted : Object.keys(rows)) {
		const row = rows[name];
		if (row.head !== head) {
			if (table.length > 0) console.log(table.toString());
			({ head } = row);
			table = new Table({ head: [...head] });
		}
		console.error(`${name} …`);
		table.push(...(await row.full()));
	}
	console.log(table.toString());
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
