import type { Field, VideoModel } from './model';

/** What counts at fal for a field: the value that is sent, else fal's own default; undefined for none. */
export function sentOrDefault(
	{ falDefaults }: VideoModel,
	input: Record<string, unknown>,
	field: string,
): unknown {
	return input[field] ?? falDefaults?.[field];
}

/** The name under which fal takes a field. */
export function sentName(field: Field): string {
	return ('sentAs' in field ? field.sentAs : undefined) ?? field.name;
}

/** The name under which fal takes the images of a model. */
export function imagesName({ fields }: VideoModel): string {
	const images = fields.find((field) => 'slots' in field && field.slots === 'images');
	return images === undefined ? 'image_urls' : sentName(images);
}
