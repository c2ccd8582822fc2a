/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console */
// `npm run demo`: the enhance example in n8n's own engine, on a local fal, with videos to look at.
import { readArguments } from './arguments';
import { confirmPurchase } from './confirm';
import { drawBeforeAfter } from './picture';
import { runEnhance } from './enhance';
import { readExample } from './example';
import { printReport } from './report';
import { openFal } from './fal';

async function main(): Promise<void> {
	const wish = readArguments(process.argv.slice(2));
	const fal = await openFal(wish);
	process.once('SIGINT', () => void fal.close().finally(() => process.exit(130)));
	try {
		console.log(fal.headline);
		const example = await readExample();
		if (wish.real && !(await confirmPurchase(fal.file, example))) return;
		const steps = await runEnhance(fal, example);
		const picture = await drawBeforeAfter(fal.file, steps);
		printReport(steps, fal.books());
		console.log(`Look at ${picture}, then: npm start`);
	} finally {
		await fal.close();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
