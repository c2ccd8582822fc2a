import { bytesOf } from './streams';

/** Reads a file forwards: a stream in order, or parts of a file at a web address. */
export interface ByteReader {
	/** Where the next byte is, from the start of the file. */
	position(): number;
	/** The next bytes; fewer only where the file ends or the reader has read enough. */
	take(count: number): Promise<Buffer>;
	/** The same without moving on. */
	peek(count: number): Promise<Buffer>;
	/**
	 * Goes to a later place of the file; a place behind its end is no mistake.
	 * @param wantedBytes so many will probably be read there
	 */
	goTo(position: number, wantedBytes?: number): Promise<void>;
	/** true: it stopped because it may read no more, not because the file ended. */
	stoppedEarly(): boolean;
	/** Frees what is being read. */
	close(): Promise<void>;
}

export interface Chunks {
	next(): Promise<IteratorResult<Uint8Array | string, unknown>>;
	/** Frees what is behind it. */
	return?(value?: undefined): Promise<unknown>;
}

export interface ReaderOptions {
	/** Opens the file anew at a place; null where the file has ended before. */
	openAt?: (position: number, wantedBytes?: number) => Promise<Chunks | null>;
	/** At most so many bytes are read in all. */
	budgetBytes?: number;
	/** The file is opened anew at most so often. */
	jumps?: number;
	/** Shorter ways are read through, because opening costs more. */
	jumpFromBytes?: number;
}

/** @param first the file from its start */
export function createReader(first: Chunks, options: ReaderOptions = {}): ByteReader {
	const { openAt, budgetBytes = Infinity, jumpFromBytes = 0 } = options;
	let chunks = first;
	let buffered: Buffer = Buffer.alloc(0);
	let at = 0;
	let readBytes = 0;
	let jumpsLeft = options.jumps ?? 0;
	let early = false;
	let ended = false;

	async function more(): Promise<Buffer | null> {
		if (ended) return null;
		if (readBytes >= budgetBytes) {
			early = true;
			return null;
		}
		const { done, value } = await chunks.next();
		if (done === true) {
			ended = true;
			return null;
		}
		const bytes = bytesOf(value);
		readBytes += bytes.length;
		return bytes;
	}

	async function readThrough(count: number): Promise<void> {
		let left = count;
		while (left > 0) {
			if (buffered.length === 0) {
				const bytes = await more();
				if (bytes === null) return;
				buffered = bytes;
			}
			const step = Math.min(left, buffered.length);
			buffered = buffered.subarray(step);
			at += step;
			left -= step;
		}
	}

	async function peek(count: number): Promise<Buffer> {
		// Joined once: a server may send a byte at a time.
		const pieces = [buffered];
		for (let length = buffered.length; length < count;) {
			const bytes = await more();
			if (bytes === null) break;
			pieces.push(bytes);
			length += bytes.length;
		}
		if (pieces.length > 1) buffered = Buffer.concat(pieces);
		return buffered.subarray(0, count);
	}

	return {
		position: () => at,
		peek,
		async take(count) {
			const taken = await peek(count);
			buffered = buffered.subarray(taken.length);
			at += taken.length;
			return taken;
		},
		async goTo(position, wantedBytes) {
			const far = position - at - buffered.length > jumpFromBytes;
			if (far && openAt !== undefined && jumpsLeft > 0) {
				jumpsLeft -= 1;
				await chunks.return?.();
				const opened = await openAt(position, wantedBytes);
				ended = opened === null;
				chunks = opened ?? chunks;
				buffered = Buffer.alloc(0);
				at = position;
				return;
			}
			await readThrough(position - at);
		},
		stoppedEarly: () => early,
		async close() {
			await chunks.return?.(undefined);
		},
	};
}
