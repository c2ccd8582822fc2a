import { InvalidInputError } from '../failures/failure';
import { readFileUrl } from './files';
import { frontalLabel, referenceLabel } from '../model/labels';
import { recordOf } from '../util/unknown';

/** One element as fal takes it. A type, not an interface, so that it is n8n data. */
export type Element = { frontal_image_url?: string; reference_image_urls?: string[] };

/**
 * The links of the slots @Image1 …; empty slots at the end do not count.
 * @throws InvalidInputError for a gap, because @Image3 would become fal's @Image2
 */
export function readImages(slots: unknown): string[] {
	const urls = slotsOf(slots, 'image').map((slot, index) =>
		readFileUrl(`@Image${index + 1}`, slot),
	);
	return withoutGaps(urls, (url) => url === '', 'Image');
}

/** @throws InvalidInputError for a gap between the slots @Element1 …, or a link that is none */
export function readElements(slots: unknown): Element[] {
	const elements = slotsOf(slots, 'element').map(readElement);
	return withoutGaps(elements, (element) => Object.keys(element).length === 0, 'Element');
}

/** One element, from the form's slots or from JSON; {} where nothing is filled in. */
export function readElement(value: unknown, index: number): Element {
	const { frontal_image_url: frontal, reference_image_urls: slots } = recordOf(value);
	const frontalUrl = readFileUrl(frontalLabel(index), frontal);
	const list = Array.isArray(slots) ? slots : slotsOf(slots, 'reference');
	const references = list
		.map((slot, number) => readFileUrl(referenceLabel(index, number), slot))
		.filter((url) => url !== '');
	return {
		...(frontalUrl !== '' && { frontal_image_url: frontalUrl }),
		...(references.length > 0 && { reference_image_urls: references }),
	};
}

/** The values of image1, image2 … in their order, also where one in between is missing. */
function slotsOf(slots: unknown, prefix: string): unknown[] {
	const record = recordOf(slots);
	const numbers = Object.keys(record)
		.filter((key) => new RegExp(`^${prefix}\\d+$`).test(key))
		.map((key) => Number(key.slice(prefix.length)));
	return Array.from(
		{ length: Math.max(0, ...numbers) },
		(_slot, index) => record[`${prefix}${index + 1}`],
	);
}

function withoutGaps<Slot>(slots: Slot[], isEmpty: (slot: Slot) => boolean, word: string): Slot[] {
	const filled = slots.filter((slot) => !isEmpty(slot));
	const gap = slots.findIndex(isEmpty);
	if (gap === -1 || gap === filled.length) return filled;
	throw new InvalidInputError(
		`${word}s`,
		`@${word}${gap + 1} is empty, but a later one is filled in`,
		`fal counts without gaps: move the later ones up, and their names in the prompt.`,
	);
}
