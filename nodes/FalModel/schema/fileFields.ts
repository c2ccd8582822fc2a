import { isRecord, numberOf, recordOf, textOf } from '../../shared/util/unknown';
import type { FileLimits, Media, Range, Shape } from './shape';

/** What fal says about the file behind a field or behind the list around it. */
export type FileHints = Record<string, unknown>;

const LINK_NAME = /(^|_)urls?(_\d+)?$/i;
/** A LoRA's path is a link, or a name on Hugging Face that only fal understands. */
const PATH_NAME = /(^|_)paths?$/i;

const MEDIA: ReadonlyArray<readonly [RegExp, Media]> = [
	[/video|clip/i, 'video'],
	[/audio|voice|speech|song|music|sound/i, 'audio'],
	[/image|img|mask|frame|picture|photo|face|garment/i, 'image'],
];

/** Keys of `x-fal`, which older documents write straight into the field. */
const LIMITS: Readonly<Record<keyof FileLimits, readonly [string | null, string]>> = {
	seconds: ['min_duration', 'max_duration'],
	width: ['min_width', 'max_width'],
	height: ['min_height', 'max_height'],
	aspectRatio: ['min_aspect_ratio', 'max_aspect_ratio'],
	framesPerSecond: ['min_fps', 'max_fps'],
	bytes: [null, 'max_file_size'],
};

/**
 * The shape of a text that stands for a file; null where it is just text. A file is known by its
 * name, by the widget that fal's own page gives it, or by its limits.
 * @param path names of the field and of what it stands in, e.g. 'loras path'
 * @param schema fal's, with the hints of a list around it
 */
export function fileShape(path: string, schema: FileHints): Shape | null {
	const name = path.slice(path.lastIndexOf(' ') + 1);
	const widget = textOf(schema._fal_ui_field) ?? textOf(recordOf(schema.ui).field) ?? '';
	const limits = limitsOf(schema);
	const byWidget = mediaIn(widget) ?? (widget === 'file' ? 'file' : null);
	const isLink = LINK_NAME.test(name);
	const isPath = PATH_NAME.test(name);
	if (!isLink && !isPath && byWidget === null && limits === null) return null;
	const shortest = numberOf(schema.minLength);
	const longest = numberOf(schema.maxLength);
	return {
		is: 'file',
		media: byWidget ?? mediaIn(name) ?? mediaIn(path) ?? mediaByLimits(limits),
		orText: isPath || shownValues(schema).some((value) => !isLinkText(value)),
		...(shortest !== null && shortest > 0 && { shortest }),
		...(longest !== null && { longest }),
		...(limits !== null && { limits }),
	};
}

/** Whether the text is an address that fal can fetch. */
export function isLinkText(text: string): boolean {
	return /^(https?:\/\/|data:[\w./+-]+[;,])/i.test(text);
}

function mediaIn(words: string): Media | null {
	return MEDIA.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

function mediaByLimits(limits: FileLimits | null): Media {
	if (limits?.framesPerSecond !== undefined) return 'video';
	if (limits?.seconds !== undefined) return limits.width === undefined ? 'audio' : 'video';
	return limits?.width === undefined ? 'file' : 'image';
}

/** A field named like a link whose own values are not links takes other texts, too. */
function shownValues(schema: FileHints): string[] {
	const examples = Array.isArray(schema.examples) ? (schema.examples as unknown[]) : [];
	return [schema.default, ...examples]
		.flat(1)
		.filter((value): value is string => typeof value === 'string' && value !== '');
}

function limitsOf(schema: FileHints): FileLimits | null {
	const said = isRecord(schema['x-fal']) ? { ...schema, ...schema['x-fal'] } : schema;
	const ranges = Object.entries(LIMITS)
		.map(([limit, [least, most]]) => [limit, rangeOf(said, least, most)] as const)
		.filter((entry): entry is readonly [string, Range] => entry[1] !== null);
	return ranges.length === 0 ? null : Object.fromEntries(ranges);
}

function rangeOf(said: FileHints, least: string | null, most: string): Range | null {
	const from = least === null ? null : numberOf(said[least]);
	const to = numberOf(said[most]);
	return from === null && to === null ? null : [from, to];
}
