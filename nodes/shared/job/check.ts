import { unexpected } from '../errors';
import { sourceFiles, type SourceFile } from '../input/sourceFiles';
import { probeUrl, type RemoteProbe } from '../media/remote';
import type { HttpHelpers } from '../media/transfer';
import type { VideoNode } from '../model';
import { addressFindings } from '../preflight/address';
import { findingsOf } from '../preflight/check';
import type { CheckedFile } from '../preflight/file';
import { preflightFailure, stopping, warningOf } from '../preflight/finding';
import { failed, withOutcome, type Item, type Order } from './item';
import { createLimit } from './pace';
import type { Check } from './run';

/** Looks at the files and the prompt of every item, free and before anything is bought. */
export function createCheck(helpers: HttpHelpers, { models }: VideoNode): Check {
	return async (items, run) => {
		const limit = createLimit();
		const seen = new Map<string, Promise<RemoteProbe>>();
		const look = async (url: string): Promise<RemoteProbe> => {
			const looking = seen.get(url) ?? limit(async () => await probeUrl(helpers, url));
			seen.set(url, looking);
			return await looking;
		};

		async function checked(item: Item, order: Order): Promise<Item> {
			const { request, options } = order;
			const { model, input } = request;
			const files = await Promise.all(
				sourceFiles(model, input).map(async (file) => await opened(file)),
			);
			const findings = findingsOf({ model, models, input, files, proxyUrl: run.client.proxyUrl });
			const stops = stopping(findings, options.sourceCheck);
			if (stops.length > 0) {
				order.claim.drop();
				return { ...failed(item, preflightFailure(stops)), order: null };
			}
			return withOutcome(item, { warnings: findings.map(warningOf) });
		}

		/** What a link alone shows to be wrong is not opened. */
		async function opened({ label, media, value }: SourceFile): Promise<CheckedFile> {
			const wrong =
				!URL.canParse(value) ||
				addressFindings(label, media, value, run.client.proxyUrl).length > 0;
			return { label, media, url: value, probed: wrong ? null : await look(value) };
		}

		return await Promise.all(
			items.map(async (item) => {
				const { order } = item;
				if (order === null || order.options.sourceCheck === 'off' || isOrdered(order)) return item;
				try {
					return await checked(item, order);
				} catch (error) {
					return { ...failed(item, unexpected(error, undefined)), order: null };
				}
			}),
		);
	};
}

/** An earlier run of the node bought it, so there is nothing left to prevent. */
function isOrdered({ claim }: Order): boolean {
	return claim.job !== null || claim.unknownSinceMs !== null;
}
