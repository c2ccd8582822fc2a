import { isRecord } from '../util/unknown';

/**
 * The name an upload gets: it carries the content, so that fal's history can be compared with a file
 * that lies elsewhere now.
 * @param hash SHA-256 of the content, in hex
 * @param mark of the execution that uploads it, in hex
 */
export function uploadName(hash: string, mark: string, extension: string): string {
	return `n8n-${hash}-${mark}.${extension}`;
}

/** What stands for a file's content in an input, wherever the file lies. */
export function contentMark(hash: string): string {
	return `sha256:${hash}`;
}

const UPLOADED = /^https?:\/\/\S*n8n-([0-9a-f]{64})-([0-9a-f]{16})\.\w+(\?\S*)?$/;

/** An input with the content in place of the address of every file that was uploaded from here. */
export function identified(value: unknown): unknown {
	if (typeof value === 'string') {
		const hash = UPLOADED.exec(value)?.[1];
		return hash === undefined ? value : contentMark(hash);
	}
	if (Array.isArray(value)) return value.map(identified);
	if (!isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, identified(one)]));
}

/** Whether an input names files, and all that were uploaded from here bear this mark. */
export function bearsMark(input: unknown, mark: string): boolean {
	const marks = marksIn(input);
	return marks.length > 0 && marks.every((one) => one === mark);
}

function marksIn(value: unknown): string[] {
	if (typeof value === 'string') {
		const mark = UPLOADED.exec(value)?.[2];
		return mark === undefined ? [] : [mark];
	}
	if (Array.isArray(value)) return value.flatMap(marksIn);
	return isRecord(value) ? Object.values(value).flatMap(marksIn) : [];
}
