import type { GenericValue, IDataObject } from 'n8n-workflow';

import { isRecord } from '../util/unknown';

/** A file that is not on the web yet stands in the input as text that says where it is. */
const BINARY = 'binary:';
const DATA = 'data:';

export type LocalSource = { binary: unknown } | { dataUrl: string };

/** @param value a field's name, or a file itself as an expression gives it */
export function binaryMark(value: unknown): string {
	return BINARY + (typeof value === 'string' ? value : JSON.stringify(value));
}

/** Where the file of a mark is; null for anything else, a link too. */
export function localSource(value: string): LocalSource | null {
	if (value.startsWith(DATA)) return { dataUrl: value };
	if (!value.startsWith(BINARY)) return null;
	const name = value.slice(BINARY.length);
	return { binary: name.startsWith('{') ? (JSON.parse(name) as unknown) : name };
}

/** The mark as a person may read it. */
export function shownMark(value: string): string {
	const source = localSource(value);
	if (source === null) return value;
	if ('dataUrl' in source) return `${value.slice(0, value.indexOf(',')).slice(0, 60)},…`;
	const { binary } = source;
	return isRecord(binary) ? `${BINARY}${String(binary.fileName ?? 'file')}` : value;
}

/** The input with each text replaced. */
export function mapTexts(input: IDataObject, change: (text: string) => string): IDataObject {
	const changed = (value: unknown): unknown => {
		if (typeof value === 'string') return change(value);
		if (Array.isArray(value)) return value.map(changed);
		if (!isRecord(value)) return value;
		return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one)]));
	};
	const entries = Object.entries(input).map(([key, value]) => [
		key,
		changed(value) as GenericValue,
	]);
	return Object.fromEntries(entries) as IDataObject;
}
