/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// The fal behind the credential: a local and free one, or fal.ai with the person's own key.
import { startLocalFal } from '../emulator/localFal';
import { beforeEnd } from './ending';
import type { FalAccount } from './owner';

export interface OpenedAccount extends FalAccount {
	/** What this means, in a few words for the terminal. */
	words: string;
}

/** Throws a sentence where fal.ai is asked for and FAL_KEY is missing. A local fal ends with the program. */
export async function openAccount(real: boolean): Promise<OpenedAccount> {
	if (real) return realAccount();
	const fal = await startLocalFal({ video: true, webhooks: true, asFalIs: true });
	beforeEnd(fal.close);
	const words =
		'local and free: whatever it says about dollars, nothing is charged. Your own key: npm start -- --real';
	return { apiKey: fal.apiKey, proxyUrl: fal.proxyUrl, words };
}

function realAccount(): OpenedAccount {
	const apiKey = process.env.FAL_KEY?.trim();
	if (!apiKey) {
		throw new Error(
			'--real orders at fal.ai and needs your key: FAL_KEY=id:secret npm start -- --real',
		);
	}
	const words = 'fal.ai itself, with FAL_KEY: each Execute buys';
	return { apiKey, proxyUrl: '', words };
}
