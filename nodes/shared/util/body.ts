import { isRecord } from './unknown';

/** The bytes of an answer, as n8n hands them on while they arrive. */
export interface ByteSource extends AsyncIterable<Uint8Array> {
	destroy(): void;
}

/** What became of an answer's body. */
export type Body =
	/** Data where it is JSON, otherwise text. */
	| { is: 'whole'; content: unknown }
	/** It broke off, or is longer than any that fal sends. */
	| { is: 'cut' };

/**
 * Reads an answer's body, unpacked by n8n already, and leaves it once it is longer than allowed: n8n
 * itself would take one of any length into memory.
 * @param body a stream; anything else is taken as it is
 */
export async function readBody(body: unknown, mostBytes: number): Promise<Body> {
	if (!isByteSource(body)) return { is: 'whole', content: body ?? null };
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	try {
		for await (const chunk of body) {
			bytes += chunk.length;
			if (bytes > mostBytes) return { is: 'cut' };
			chunks.push(chunk);
		}
	} catch {
		// The connection ended before the answer did, or its packing is broken.
		return { is: 'cut' };
	} finally {
		body.destroy();
	}
	// Takes a byte order mark away.
	return { is: 'whole', content: parsed(new TextDecoder().decode(Buffer.concat(chunks))) };
}

function isByteSource(body: unknown): body is ByteSource {
	return isRecord(body) && typeof body[Symbol.asyncIterator as never] === 'function';
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// A page, or nothing.
		return text;
	}
}
