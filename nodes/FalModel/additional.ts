import { localSource } from '../shared/input/fileMarks';
import { ownOptions } from '../shared/input/options';
import type { FilePlace } from '../shared/model/model';
import { isRecord } from '../shared/util/unknown';

/**
 * Where Additional Input names a binary field ("binary:data") or holds a file itself ("data:…"), also
 * where fal does not say that the field takes a file.
 */
export function additionalFiles(additional: Readonly<Record<string, unknown>>): FilePlace[] {
	const paths = Object.entries(additional).flatMap(([name, value]) => pathsOf(value, [name]));
	const { label } = ownOptions.additionalInput;
	const texts = new Map(paths.map((path) => [JSON.stringify(path), path]));
	return [...texts.values()].map((path) => ({ label, media: 'file', path }));
}

function pathsOf(value: unknown, path: readonly string[]): Array<readonly string[]> {
	if (typeof value === 'string') return localSource(value) === null ? [] : [path];
	if (Array.isArray(value)) return value.flatMap((one) => pathsOf(one, [...path, '*']));
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([name, one]) => pathsOf(one, [...path, name]));
}
