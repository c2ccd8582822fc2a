/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
// Asks once before real money is spent.
import { createInterface } from 'node:readline/promises';

import { probe } from '../support/ffmpeg';
import type { Example } from './example';
import { aboutUsd, modelOf } from './prices';

/** Prints the estimate for the clip; true only for a typed yes. */
export async function confirmPurchase(file: string, example: Example): Promise<boolean> {
	const clip = await probe(file);
	for (const { endpointId } of example.steps) {
		const model = modelOf(endpointId);
		const usd = aboutUsd(model, clip);
		const price = usd === null ? 'price not published' : `about $${usd.toFixed(2)}`;
		console.log(`${model.displayName.padEnd(20)} ${price} for ${clip.seconds.toFixed(1)} s`);
	}
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question('Buy these videos? (yes/no) ');
	terminal.close();
	if (answer.trim().toLowerCase() === 'yes') return true;
	console.log('Nothing was bought.');
	return false;
}
