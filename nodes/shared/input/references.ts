import type { IDataObject } from 'n8n-workflow';

import { InvalidInputError } from '../failures/failure';
import { linkOfFile } from './address';
import { readFileUrl } from './files';
import { readJson } from './json';
import { frontalLabel } from '../model/labels';
import { hasField } from '../model/menu';
import type { ReferenceRules, VideoModel } from '../model/model';
import { imagesName } from '../model/sent';
import { isRecord, recordOf } from '../util/unknown';
import { readElement, readElements, readImages, type Element } from './slots';

const IMAGES_JSON = 'Images (JSON)';
const ELEMENTS_JSON = 'Elements (JSON)';

/**
 * Images and elements from the form or from their JSON options, as fal takes them; empty lists are
 * not sent.
 * @throws InvalidInputError for gaps, wrong shapes, both sources at once, or more than fal takes
 */
export function readReferences(
	model: VideoModel,
	slots: (name: string) => unknown,
	options: Record<string, unknown>,
): IDataObject {
	const has = (name: string) => model.fields.some((field) => field.name === name);
	const images = has('image_urls')
		? either('Images', readImages(slots('image_urls')), imagesOf(options.imagesJson))
		: [];
	const elements = has('elements')
		? either('Elements', readElements(slots('elements')), elementsOf(options.elementsJson))
		: [];
	if (model.references) check(images, elements, model.references, model);
	return {
		...(images.length > 0 && { [imagesName(model)]: images }),
		...(elements.length > 0 && { elements }),
	};
}

function either<Item>(label: string, fromForm: Item[], fromJson: Item[]): Item[] {
	if (fromForm.length > 0 && fromJson.length > 0) {
		throw new InvalidInputError(
			label,
			`${label} and ${label} (JSON) are both filled in`,
			'Use one of the two.',
		);
	}
	return fromForm.length > 0 ? fromForm : fromJson;
}

function imagesOf(json: unknown): string[] {
	const list = readJson(IMAGES_JSON, json) ?? [];
	if (!Array.isArray(list) || !list.every(isLinkOrFile)) {
		throw new InvalidInputError(IMAGES_JSON, `${IMAGES_JSON} is not a list of links`);
	}
	return list.map((one) => readFileUrl(IMAGES_JSON, one));
}

function elementsOf(json: unknown): Element[] {
	const list = readJson(ELEMENTS_JSON, json) ?? [];
	const elements = Array.isArray(list) && list.every(isElement) ? list.map(readElement) : null;
	if (elements === null || elements.some((element) => Object.keys(element).length === 0)) {
		throw new InvalidInputError(
			ELEMENTS_JSON,
			`${ELEMENTS_JSON} is not a list of objects with frontal_image_url and reference_image_urls`,
		);
	}
	return elements;
}

function isElement(one: unknown): boolean {
	const { frontal_image_url: frontal, reference_image_urls: references, ...rest } = recordOf(one);
	const shaped = isRecord(one) && Object.keys(rest).length === 0 && Object.keys(one).length > 0;
	const listed = references === undefined || references === null || Array.isArray(references);
	const isLink = !isRecord(frontal) || linkOfFile(frontal) !== null;
	return shaped && listed && isLink && !Array.isArray(frontal);
}

function isLinkOrFile(one: unknown): boolean {
	return (typeof one === 'string' && one.trim() !== '') || linkOfFile(one) !== null;
}

function check(
	images: readonly string[],
	elements: readonly Element[],
	{ imagesAndElements, frontalImage, referenceImages }: ReferenceRules,
	model: VideoModel,
): void {
	const { displayName: modelName } = model;
	const count = images.length + elements.length;
	if (count > imagesAndElements) {
		const are = hasField(model, 'elements')
			? `Images and Elements are ${count} together`
			: `Images are ${count}`;
		throw new InvalidInputError(
			images.length > imagesAndElements ? 'Images' : 'Elements',
			`${are}; ${modelName} takes at most ${imagesAndElements}`,
		);
	}
	const [fewest, most] = referenceImages;
	elements.forEach(({ frontal_image_url: frontal, reference_image_urls: given = [] }, index) => {
		if (frontalImage === 'required' && frontal === undefined) {
			const label = frontalLabel(index);
			throw new InvalidInputError(label, `${label} is empty; ${modelName} needs it`);
		}
		if (given.length >= fewest && given.length <= most) return;
		const wanted = fewest === 0 ? `up to ${most}` : `${fewest} to ${most}`;
		throw new InvalidInputError(
			'Reference Images',
			`Reference Images of @Element${index + 1} are ${given.length}; ${modelName} takes ${wanted}`,
		);
	});
}
