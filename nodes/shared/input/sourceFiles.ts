import type { IDataObject } from 'n8n-workflow';

import { labelOf } from '../model/labels';
import { localSource, mapTexts, shownMark } from './fileMarks';
import type { FilePlace, Media, MediaField, VideoModel } from '../model/model';
import { imagesName, sentName } from '../model/sent';
import type { Limits, PictureLimits, SoundLimits } from '../model/published';
import { isRecord, recordOf } from '../util/unknown';

/** One file that fal is to fetch for an item. */
export interface SourceFile {
	/** The field as the form shows it. */
	label: string;
	media: Media;
	/** As it stands in the input. */
	value: string;
	/** Its own, instead of the model's. */
	limits?: Limits;
	pictures?: PictureLimits;
	sound?: SoundLimits;
}

/** The files of an input, in the order of its fields. */
export function sourceFiles(model: VideoModel, input: IDataObject): SourceFile[] {
	if (model.files) return model.files.flatMap((place) => filesAt(place, place.path, input));
	const single = [...model.fields, ...(model.options ?? [])]
		.filter((field): field is MediaField => 'media' in field)
		.flatMap((field) => {
			const name = sentName(field);
			const values = field.sentAs === undefined ? [input[name]] : listOf(input[name]);
			return values.map((value) => found(model, field.media, [name], value));
		});
	const imagesIn = imagesName(model);
	const images = listOf(input[imagesIn]).map((value, index) =>
		found(model, 'image', [imagesIn, index], value),
	);
	const elements = listOf(input.elements).flatMap((element, index) => {
		const { frontal_image_url: frontal, reference_image_urls: references } = recordOf(element);
		return [
			found(model, 'image', ['elements', index, 'frontal_image_url'], frontal),
			...listOf(references).map((value, number) =>
				found(model, 'image', ['elements', index, 'reference_image_urls', number], value),
			),
		];
	});
	return [...single, ...images, ...elements].flat();
}

/** Some of these fields also take names that only fal knows. */
function filesAt(place: FilePlace, path: readonly string[], value: unknown): SourceFile[] {
	const [step, ...rest] = path;
	if (step === undefined) {
		const isFile =
			typeof value === 'string' && (/^https?:/i.test(value) || localSource(value) !== null);
		const { label, media, limits, pictures, sound } = place;
		const own = {
			...(limits && { limits }),
			...(pictures && { pictures }),
			...(sound && { sound }),
		};
		return isFile ? [{ label, media, value, ...own }] : [];
	}
	if (step === '*') return listOf(value).flatMap((one) => filesAt(place, rest, one));
	return isRecord(value) && Object.hasOwn(value, step) ? filesAt(place, rest, value[step]) : [];
}

/** The input as a person may read it: only its files are shortened, whatever its other texts say. */
export function shownInput(model: VideoModel, input: IDataObject): IDataObject {
	const files = sourceFiles(model, input).map(({ value }) => value);
	return mapTexts(input, (text) => (files.includes(text) ? shownMark(text) : text));
}

function found(
	model: VideoModel,
	media: SourceFile['media'],
	path: Array<string | number>,
	value: unknown,
): SourceFile[] {
	if (typeof value !== 'string' || value === '') return [];
	const label = labelOf(path, model) ?? String(path[0]);
	return [{ label, media, value }];
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}
