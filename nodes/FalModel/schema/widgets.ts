import { InvalidInputError } from '../../shared/failures/failure';
import { isRecord } from '../../shared/util/unknown';
import type { Media, SchemaField, Shape } from './shape';

/**
 * A parameter of our own for what most models take. It keeps its value when the model changes, which
 * n8n's resource mapper does not.
 */
export interface OwnWidget {
	/** The parameter's name: fal's most frequent one. */
	name: string;
	/** fal's names for the same thing, the first of a model's fields counts. */
	takes: readonly string[];
	kind: 'text' | 'file' | 'files' | 'elements';
	media?: Media;
}

/** In the order of the form. */
export const ownWidgets: readonly OwnWidget[] = [
	{ name: 'prompt', takes: ['prompt'], kind: 'text' },
	{ name: 'negative_prompt', takes: ['negative_prompt'], kind: 'text' },
	{ name: 'video_url', takes: ['video_url', 'source_video_url'], kind: 'file', media: 'video' },
	{
		name: 'image_url',
		takes: ['image_url', 'input_image_url', 'source_image_url'],
		kind: 'file',
		media: 'image',
	},
	{
		name: 'first_frame_url',
		takes: ['first_frame_url', 'start_image_url', 'first_image_url', 'first_frame_image_url'],
		kind: 'file',
		media: 'image',
	},
	{
		name: 'last_frame_url',
		takes: [
			'last_frame_url',
			'end_image_url',
			'tail_image_url',
			'last_image_url',
			'last_frame_image_url',
		],
		kind: 'file',
		media: 'image',
	},
	{
		name: 'mask_url',
		takes: ['mask_url', 'mask_image_url'],
		kind: 'file',
		media: 'image',
	},
	{
		name: 'audio_url',
		takes: ['audio_url', 'driven_audio_url', 'first_audio_url'],
		kind: 'file',
		media: 'audio',
	},
	{
		name: 'image_urls',
		takes: ['image_urls', 'input_image_urls'],
		kind: 'files',
		media: 'image',
	},
	{
		name: 'reference_image_urls',
		takes: ['reference_image_urls', 'ref_image_urls'],
		kind: 'files',
		media: 'image',
	},
	{
		name: 'video_urls',
		takes: ['video_urls', 'reference_video_urls'],
		kind: 'files',
		media: 'video',
	},
	{
		name: 'audio_urls',
		takes: ['audio_urls', 'reference_audio_urls'],
		kind: 'files',
		media: 'audio',
	},
	{ name: 'elements', takes: ['elements'], kind: 'elements' },
];

/** Which of a model's fields each of our widgets fills; the others stand in the resource mapper. */
export function widgetFields(
	fields: readonly SchemaField[],
): ReadonlyArray<{ widget: OwnWidget; field: SchemaField }> {
	return ownWidgets.flatMap((widget) => {
		const named = widget.takes.map((name) => fields.find((field) => field.name === name));
		const field = named.find((one) => one !== undefined && suits(widget, one.shape));
		return field === undefined ? [] : [{ widget, field }];
	});
}

/** A field may have a familiar name and take something else. */
function suits({ kind }: OwnWidget, shape: Shape): boolean {
	switch (kind) {
		case 'text':
			return shape.is === 'text';
		case 'file':
			return shape.is === 'file';
		case 'files':
			return shape.is === 'list' && shape.of.is === 'file';
		case 'elements':
			return (
				shape.is === 'list' &&
				shape.of.is === 'object' &&
				['frontal_image_url', 'reference_image_urls'].every((name) => isFieldOf(shape.of, name))
			);
	}
}

function isFieldOf(shape: Shape, name: string): boolean {
	return shape.is === 'object' && shape.fields.some((field) => field.name === name);
}

/** How the mark of a form says that the model does not take what a widget is for. */
export function notTaken(widget: string): string {
	return ` -${widget} `;
}

/** The rows of a file list stand under this name, each with its file under the same one. */
export const ROWS = 'file';

/**
 * What a widget holds, as the reader of its field takes it; nothing where no row is filled in.
 * @throws InvalidInputError for a gap between elements, which fal counts in the prompt
 */
export function widgetValue({ kind }: OwnWidget, value: unknown): unknown {
	if (kind === 'text' || kind === 'file' || !isRecord(value)) return value;
	if (kind === 'elements') return filled(elementsOf(value));
	const rows: readonly unknown[] = Array.isArray(value[ROWS]) ? value[ROWS] : [];
	return filled(
		rows.map((row) => (isRecord(row) ? row[ROWS] : row)).filter((file) => !isBlank(file)),
	);
}

/** The slots element1, element2 … as fal's list; empty ones at the end do not count. */
function elementsOf(slots: Readonly<Record<string, unknown>>): object[] {
	const elements = slotsOf(slots, 'element').map(elementOf);
	const filledIn = elements.filter((element) => Object.keys(element).length > 0);
	const gap = elements.findIndex((element) => Object.keys(element).length === 0);
	if (gap === -1 || gap === filledIn.length) return filledIn;
	throw new InvalidInputError(
		'Elements',
		`@Element${gap + 1} is empty, but a later one is filled in`,
		'fal counts without gaps: move the later ones up, and their names in the prompt.',
	);
}

function elementOf(slot: unknown): object {
	const { frontal_image_url, reference_image_urls, video_url } = isRecord(slot) ? slot : {};
	const references = isRecord(reference_image_urls)
		? slotsOf(reference_image_urls, 'reference').filter((file) => !isBlank(file))
		: [];
	return {
		...(!isBlank(frontal_image_url) && { frontal_image_url }),
		...(references.length > 0 && { reference_image_urls: references }),
		...(!isBlank(video_url) && { video_url }),
	};
}

/** The values under prefix1, prefix2 … in their order, also where one in between is missing. */
function slotsOf(slots: Readonly<Record<string, unknown>>, prefix: string): unknown[] {
	const numbers = Object.keys(slots)
		.filter((key) => new RegExp(`^${prefix}\\d{1,2}$`).test(key))
		.map((key) => Number(key.slice(prefix.length)));
	return Array.from(
		{ length: Math.max(0, ...numbers) },
		(_slot, index) => slots[`${prefix}${index + 1}`],
	);
}

function filled(list: readonly unknown[]): readonly unknown[] | undefined {
	return list.length === 0 ? undefined : list;
}

function isBlank(file: unknown): boolean {
	const value = isRecord(file) && file.mode !== undefined ? file.value : file;
	return value === undefined || value === null || value === '';
}
