/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
// npm run bench -- <what>: side by side with what others do.
import { benchMedia } from './media';

const benches: Readonly<Record<string, () => Promise<void>>> = { media: benchMedia };

async function main(): Promise<void> {
	const wanted = process.argv.slice(2);
	const unknown = wanted.filter((name) => !(name in benches));
	if (unknown.length > 0) {
		throw new Error(
			`There is no bench "${unknown[0]}"; there is ${Object.keys(benches).join(', ')}`,
		);
	}
	for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) await benches[name]();
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
