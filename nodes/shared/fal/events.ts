/** More characters than the longest event that makes sense; fal's logs of one request fit. */
export const MOST_EVENT_CHARACTERS = 4 * 1024 * 1024;

/** A stream whose bytes are no server-sent events; its message completes "… could not be read: ". */
export class EventError extends Error {
	override readonly name = 'EventError';
}

/**
 * The data of each server-sent event in a stream of bytes, as soon as its last byte is there.
 * Comments, names, ids and an event that the end of the stream cuts off are passed over.
 * @throws EventError where one event is longer than `mostCharacters`; and what `chunks` throws
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* readEvents(
	chunks: AsyncIterable<Uint8Array>,
	mostCharacters = MOST_EVENT_CHARACTERS,
): AsyncGenerator<string> {
	// Takes the byte order mark away, and keeps a character that is split over two chunks.
	const decoder = new TextDecoder();
	let data: string[] = [];
	let line = '';
	let characters = 0;
	let afterReturn = false;
	for await (const chunk of chunks) {
		const decoded = decoder.decode(chunk, { stream: true });
		if (decoded === '') continue;
		// A line may end in CR, LF or both, and both may be split over two chunks.
		const text = afterReturn && decoded.startsWith('\n') ? decoded.slice(1) : decoded;
		afterReturn = decoded.endsWith('\r');
		const [rest, ...starts] = text.split(/\r\n|\r|\n/);
		line += rest;
		characters += rest.length;
		for (const start of starts) {
			if (line === '') {
				if (data.length > 0) yield data.join('\n');
				data = [];
				characters = 0;
			}
			const value = dataOf(line);
			if (value !== null) data.push(value);
			line = start;
			characters += start.length;
		}
		if (characters > mostCharacters) throw new EventError('an event is longer than allowed');
	}
}

/** What a line adds to its event; null for a line that is not data. */
function dataOf(line: string): string | null {
	const match = /^data(?:$|: ?)/.exec(line);
	return match === null ? null : line.slice(match[0].length);
}
