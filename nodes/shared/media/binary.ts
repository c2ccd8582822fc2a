import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { watched, type ByteStream } from './streams';

/** A file of this n8n, or one that came as text. */
export interface LocalFile {
	/** '' where it has none. */
	mimeType: string;
	/** As n8n says; null where it does not. */
	bytes: number | null;
	/** The same file of the same store has the same one; null: compare by content. */
	id: string | null;
	/** Opens it from its start: a stream, or its bytes where they are in memory anyway. */
	open(): Promise<ByteStream | Buffer>;
	/** Its bytes in order, a piece at a time. */
	chunks(): AsyncGenerator<Uint8Array>;
}

export type BinaryHelpers = Pick<
	IExecuteFunctions['helpers'],
	'assertBinaryData' | 'getBinaryStream' | 'getBinaryMetadata'
>;

export type StoreHelpers = Pick<IExecuteFunctions['helpers'], 'prepareBinaryData'>;

/** Divisible by 4, so that each piece of base64 is whole bytes. */
const PIECE_CHARACTERS = 1024 * 1024;

/**
 * A binary field of an item, or a file that an expression gave. Works in every binary mode, because
 * only n8n's helpers look at it.
 * @throws NodeOperationError of n8n where the item has no such field
 */
export async function openBinary(
	helpers: BinaryHelpers,
	itemIndex: number,
	nameOrFile: unknown,
): Promise<LocalFile> {
	const binary = helpers.assertBinaryData(itemIndex, nameOrFile as string);
	const { id, mimeType } = binary;
	if (!id) return fromText(binary.data, mimeType);
	const bytes = binary.bytes ?? (await helpers.getBinaryMetadata(id)).fileSize;
	return {
		mimeType,
		bytes: typeof bytes === 'number' ? bytes : null,
		id,
		open: async () => await helpers.getBinaryStream(id),
		async *chunks() {
			yield* watched(await helpers.getBinaryStream(id));
		},
	};
}

/** @throws Error for a data: URL that is none */
export function openDataUrl(url: string): LocalFile {
	const comma = url.indexOf(',');
	if (comma === -1) throw new Error('it has no content');
	const [mimeType = '', ...parameters] = url.slice('data:'.length, comma).split(';');
	const content = url.slice(comma + 1);
	if (parameters.includes('base64')) return fromText(content, mimeType);
	return fromText(Buffer.from(decodeURIComponent(content)).toString('base64'), mimeType);
}

function fromText(base64: string, mimeType: string): LocalFile {
	return {
		mimeType,
		bytes: Buffer.byteLength(base64, 'base64'),
		id: null,
		open: async () => Buffer.from(base64, 'base64'),
		async *chunks() {
			for (let start = 0; start < base64.length; start += PIECE_CHARACTERS) {
				yield Buffer.from(base64.slice(start, start + PIECE_CHARACTERS), 'base64');
			}
		},
	};
}

/**
 * Writes a stream or bytes into n8n's binary store, whichever that is.
 * @throws where the store takes no more, or the stream breaks
 */
export async function storeBinary(
	helpers: StoreHelpers,
	content: ByteStream | Buffer,
	{ fileName, mimeType }: { fileName: string; mimeType: string },
): Promise<IBinaryData> {
	return await helpers.prepareBinaryData(content, fileName, mimeType);
}

/** Whether this n8n keeps files in memory; asked with one byte, because n8n does not say. */
export async function inMemory(helpers: StoreHelpers): Promise<boolean> {
	const { id } = await helpers.prepareBinaryData(Buffer.from(' '), 'probe.txt', 'text/plain');
	return !id;
}
