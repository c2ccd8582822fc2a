/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// The fal the demo talks to: a local one of its own, or fal.ai itself.
import { createFalClient } from '@fal-ai/client';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { startLocalFal } from '../emulator/localFal';
import type { Wish } from './arguments';
import { raiseStorm } from './storm';

const exampleClip = join(__dirname, '..', '..', 'examples', 'media', 'clip.mp4');

/** What was ordered, as the books of the local fal say; null: fal.ai keeps its own. */
export interface Books {
	ordered: number;
	delivered: number;
	boughtTwice: number;
	/** Answers that were lost, refused or delayed; null where the weather was fair. */
	faults: number | null;
}

export interface DemoFal {
	headline: string;
	/** Decrypted data of the Fal API credential. */
	credential: ICredentialDataDecryptedObject;
	/** The clip on this machine. */
	file: string;
	/** Uploads the clip; null where the example's own address serves it. */
	upload(): Promise<string | null>;
	books(): Books | null;
	close(): Promise<void>;
}

/** Throws a sentence where --real is asked for without FAL_KEY. */
export async function openFal(wish: Wish): Promise<DemoFal> {
	return wish.real ? openRealFal(wish) : await openLocalFal(wish);
}

function openRealFal({ file }: Wish): DemoFal {
	const key = process.env.FAL_KEY?.trim();
	if (!key)
		throw new Error(
			'--real buys at fal.ai and needs your key: FAL_KEY=id:secret npm run demo -- --real',
		);
	const clip = file ?? exampleClip;
	return {
		headline: 'fal.ai itself. These videos are bought with FAL_KEY.',
		credential: { apiKey: key, proxyUrl: '' },
		file: clip,
		upload: async () => await upload(clip, { credentials: key }),
		books: () => null,
		close: async () => undefined,
	};
}

async function openLocalFal({ file, storm }: Wish): Promise<DemoFal> {
	const fal = await startLocalFal({ video: true, asFalIs: true });
	const faults = storm ? raiseStorm(fal) : null;
	const weather = storm ? ', in a storm: it loses answers, says 503 and delays' : '';
	const ignored = process.env.FAL_KEY ? ' (FAL_KEY is set and ignored; --real uses it.)' : '';
	const proxyUrl = { url: fal.proxyUrl, when: 'always' as const };
	return {
		headline: `Local fal on ${fal.proxyUrl}${weather}. Nothing is bought.${ignored}`,
		credential: { apiKey: fal.apiKey, proxyUrl: fal.proxyUrl },
		file: file ?? exampleClip,
		upload: async () =>
			file === null ? null : await upload(file, { credentials: fal.apiKey, proxyUrl }),
		books: () => {
			const orders = fal.purchases.map(({ endpointId, body }) => `${endpointId} ${body}`);
			return {
				ordered: orders.length,
				delivered: fal.purchases.filter(({ state }) => state === 'done').length,
				boughtTwice: orders.length - new Set(orders).size,
				faults: faults?.() ?? null,
			};
		},
		close: async () => await fal.close(),
	};
}

/** By fal's own client, as a person's own script would. */
async function upload(
	file: string,
	config: NonNullable<Parameters<typeof createFalClient>[0]>,
): Promise<string> {
	const type = file.toLowerCase().endsWith('.mov') ? 'video/quicktime' : 'video/mp4';
	const clip = new File([await readFile(file)], basename(file), { type });
	return await createFalClient(config).storage.upload(clip);
}
