import type { VideoModel } from './model';
import { imagesName, sentName } from './sent';

/** fal's path to a field, e.g. ['body', 'elements', 0, 'frontal_image_url'], as the form calls it; null for none. */
export function labelOf(location: unknown, model: VideoModel): string | null {
	const path = Array.isArray(location) ? location.filter((step) => step !== 'body') : [];
	const [name, index, part, reference] = path;
	if (name === undefined) return null;
	if (name === imagesName(model) && typeof index === 'number') return `@Image${index + 1}`;
	if (name === 'elements' && typeof index === 'number') {
		if (part === 'frontal_image_url') return frontalLabel(index);
		if (typeof reference === 'number') return referenceLabel(index, reference);
		return `@Element${index + 1}`;
	}
	const fields = [...model.fields, ...(model.options ?? [])];
	return fields.find((field) => sentName(field) === name)?.displayName ?? String(name);
}

/** @param element index from 0 */
export function frontalLabel(element: number): string {
	return `Element ${element + 1} Frontal Image`;
}

/** @param element index from 0 @param reference index from 0 */
export function referenceLabel(element: number, reference: number): string {
	return `Element ${element + 1} View ${reference + 1}`;
}
