import { bounded } from '../util/bounded';
import { retryThrown } from '../util/retry';
import { SECOND_MS } from '../util/units';
import { recordOf } from '../util/unknown';
import { createReader } from './bytes';
import { probe, type Probed } from './probe';
import { lengthOf, chunksOf, GoneError, rangesFrom, unexpected, type Open } from './ranges';
import { TransferError } from './streams';
import {
	BlockedError,
	openUrl,
	PrivateAddressError,
	type HttpHelpers,
	type Opening,
} from './transfer';

/** What lies at an address, or why that could not be seen. */
export type RemoteProbe =
	| Probed
	| { is: 'unreachable'; because: string }
	/** Its server says that there is no such file. */
	| { is: 'gone'; because: string }
	/** It leads to an address that only this machine or its network can reach. */
	| { is: 'private'; host: string }
	/** n8n's own protection lets nothing be opened there. */
	| { is: 'blocked' }
	/** It opened, and then no more. */
	| { is: 'once'; statusCode: number };

export interface Probing extends Pick<Opening, 'allowsPrivate'> {
	/** Stop. */
	signal: AbortSignal;
	/** For all that is read of the file, in milliseconds. */
	mostMs?: number;
}

const BUDGET_BYTES = 2 * 1024 * 1024;
/** Asked for at once: a header of a short clip, with room. */
const RANGE_BYTES = 512 * 1024;
/** One for a header at the end; the others for the fragments of a fragmented file. */
const JUMPS = 64;
/** Shorter ways are read through; of a file within the budget, longer ones too. */
const JUMP_FROM_BYTES = 32 * 1024;
const JUMP_FROM_BYTES_WITHIN_BUDGET = 256 * 1024;
const MOST_MS = 30 * SECOND_MS;

/**
 * The browser that fal's own fetcher says it is. Tunnels and some hosts show browsers a page instead
 * of the file, so fal gets that page, and is to be seen here, too.
 * @see https://github.com/fal-ai/fal/blob/main/projects/fal/src/fal/toolkit/utils/download_utils.py
 */
const FAL_USER_AGENT =
	'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.8; rv:21.0) Gecko/20100101 Firefox/21.0';

/** Answers of a server that does not hand a file out any more. */
const NO_MORE = [401, 403, 404, 410];

/**
 * Probes a file at an address by ranged requests, of which it reads at most 2 MB. A server that
 * ignores ranges is read up to there.
 */
export async function probeUrl(
	helpers: HttpHelpers,
	url: string,
	{ allowsPrivate, signal, mostMs = MOST_MS }: Probing,
): Promise<RemoteProbe> {
	const seen = await bounded(
		async (ending) => {
			const open = opener(helpers, url, { allowsPrivate, signal: ending });
			return await probeTwice(open, ending);
		},
		{ ms: mostMs, stop: signal },
	);
	switch (seen.is) {
		case 'done':
			return seen.result;
		case 'timeUp':
			return { is: 'unreachable', because: `it took longer than ${mostMs / SECOND_MS} s` };
		case 'stopped':
			return { is: 'unreachable', because: 'the execution was stopped' };
	}
}

async function probeTwice(open: Open, signal: AbortSignal): Promise<RemoteProbe> {
	try {
		// One broken transfer is no news about the file.
		return await retryThrown(async () => await probeOnce(open), {
			attempts: 2,
			again: (error) => !(error instanceof TransferError && error.lasting),
			signal,
		});
	} catch (error) {
		if (error instanceof PrivateAddressError) return { is: 'private', host: error.host };
		if (error instanceof BlockedError) return { is: 'blocked' };
		if (error instanceof OnceError) return { is: 'once', statusCode: error.statusCode };
		const is = error instanceof GoneError ? 'gone' : 'unreachable';
		return { is, because: reasonOf(error) };
	}
}

/** A file that had been opened is not there for a second time. */
class OnceError extends TransferError {
	constructor(readonly statusCode: number) {
		super(`its server answered ${statusCode} when it was opened again`, true);
	}
}

/**
 * Opens a file as fal does. fal's fetcher opens a link twice, for its size and for its content, so
 * one that opens only once is told from others.
 */
function opener(helpers: HttpHelpers, url: string, opening: Omit<Opening, 'headers'>): Open {
	let opened = false;
	return async (position, wantedBytes = RANGE_BYTES) => {
		const headers = {
			range: `bytes=${position}-${position + wantedBytes - 1}`,
			// Compressed, its length and places would be those of something else.
			'accept-encoding': 'identity',
			'user-agent': FAL_USER_AGENT,
			accept: '*/*',
		};
		const file = await openUrl(helpers, url, { ...opening, headers });
		if (opened && NO_MORE.includes(file.statusCode)) {
			file.stream.destroy();
			throw new OnceError(file.statusCode);
		}
		opened ||= file.statusCode === 200 || file.statusCode === 206;
		return file;
	};
}

async function probeOnce(open: Open): Promise<RemoteProbe> {
	const first = await open(0);
	if (first.statusCode === 416) {
		first.stream.destroy();
		return { is: 'empty' };
	}
	if (first.statusCode !== 200 && first.statusCode !== 206) throw unexpected(first);
	const bytes = lengthOf(first);
	const ranged = first.statusCode === 206;
	const end = bytes ?? Infinity;
	const reader = createReader(ranged ? rangesFrom(open, first, end) : chunksOf(first), {
		budgetBytes: BUDGET_BYTES,
		jumps: ranged ? JUMPS : 0,
		jumpFromBytes: end <= BUDGET_BYTES ? JUMP_FROM_BYTES_WITHIN_BUDGET : JUMP_FROM_BYTES,
		openAt: async (position, wantedBytes) => {
			if (position >= end) return null;
			return rangesFrom(open, await open(position, wantedBytes), end, position);
		},
	});
	const probed = await probe(reader, bytes).finally(async () => await reader.close());
	// Static files come in ranges; links that open only once are made by a program.
	if (!ranged) await openAgain(open);
	return probed;
}

/** @throws OnceError; nothing else that goes wrong says anything new of the file */
async function openAgain(open: Open): Promise<void> {
	const again = await open(0, 1).catch(
		async (error: unknown) => await (error instanceof OnceError ? Promise.reject(error) : null),
	);
	again?.stream.destroy();
}

function reasonOf(error: unknown): string {
	if (error instanceof TransferError) return error.message;
	const { cause, code: ownCode } = recordOf(error);
	const code = recordOf(cause).code ?? ownCode;
	const isUnknownHost = code === 'ENOTFOUND' || code === 'EAI_AGAIN';
	return isUnknownHost ? 'its server was not found' : 'its server did not answer';
}
