import { createHash } from 'crypto';

import type { LocalFile } from './binary';
import { createReader } from './bytes';
import { probe, type Probed } from './probe';

/** What a file of this n8n is. */
export interface Inspected {
	/** SHA-256 of its content, in hex. */
	hash: string;
	/** Counted, not as somebody says. */
	bytes: number;
	probed: Probed;
}

/** A file of this n8n that an item names, by the mark that stands in its input. */
export interface Local extends Inspected {
	label: string;
	file: LocalFile;
}

/** Each by its mark. */
export type Locals = ReadonlyMap<string, Local>;

/** Reads a file once, a piece at a time: its header for what it is, all of it for its hash. */
export async function inspect(file: LocalFile): Promise<Inspected> {
	const hash = createHash('sha256');
	let bytes = 0;
	async function* counted(): AsyncGenerator<Uint8Array> {
		for await (const chunk of file.chunks()) {
			hash.update(chunk);
			bytes += chunk.length;
			yield chunk;
		}
	}
	const chunks = counted();
	const probed = await probe(createReader(chunks), file.bytes);
	while ((await chunks.next()).done !== true);
	return { hash: hash.digest('hex'), bytes, probed };
}
