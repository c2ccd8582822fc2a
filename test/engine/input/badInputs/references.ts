// Images and elements that leave a gap, are too many, come twice or lack a part.
import type { INode } from 'n8n-workflow';

import { noLink, png, prompt, video_url, type BadInput } from './types';

const bad = (
	what: string,
	given: INode['parameters'],
	field: string,
	message: string,
	hint?: string,
): BadInput => ({
	what,
	node: 'klingEdit',
	parameters: { video_url, prompt, ...given },
	field,
	message,
	hint,
});

const element = {
	frontal_image_url: png('front'),
	reference_image_urls: { reference1: png('left') },
};
const three = { image1: png('1'), image2: png('2'), image3: png('3') };
const moveUp = 'fal counts without gaps: move the later ones up, and their names in the prompt.';
const tooMany = 'Images and Elements are 5 together; Kling O1 takes at most 4';
const many = (count: number) => JSON.stringify(Array(count).fill(png('style')));

export const badReferences: readonly BadInput[] = [
	bad(
		'an image that is no link',
		{ image_urls: { image1: 'hero' } },
		'@Image1',
		'@Image1 "hero" is not a link',
		noLink,
	),
	bad(
		'a gap between images',
		{ image_urls: { image1: png('1'), image3: png('3') } },
		'Images',
		'@Image2 is empty, but a later one is filled in',
		moveUp,
	),
	bad(
		'a gap between elements',
		{ elements: { element2: element } },
		'Elements',
		'@Element1 is empty, but a later one is filled in',
		moveUp,
	),
	bad(
		'five images and elements',
		{ image_urls: three, elements: { element1: element, element2: element } },
		'Elements',
		tooMany,
	),
	bad('five images as JSON', { advanced: { imagesJson: many(5) } }, 'Images', tooMany),
	bad(
		'four images as JSON and an element',
		{ elements: { element1: element }, advanced: { imagesJson: many(4) } },
		'Elements',
		tooMany,
	),
	bad(
		'images as fields and as JSON',
		{ image_urls: three, advanced: { imagesJson: many(1) } },
		'Images',
		'Images and Images (JSON) are both filled in',
		'Use one of the two.',
	),
	bad(
		'elements as fields and as JSON',
		{
			elements: { element1: element },
			advanced: { elementsJson: JSON.stringify([{ frontal_image_url: png('front') }]) },
		},
		'Elements',
		'Elements and Elements (JSON) are both filled in',
		'Use one of the two.',
	),
	bad(
		'an element without its frontal image',
		{ elements: { element1: { reference_image_urls: { reference1: png('left') } } } },
		'Element 1 Frontal Image',
		'Element 1 Frontal Image is empty; Kling O1 needs it',
	),
	bad(
		'an element without references',
		{ elements: { element1: element, element2: { frontal_image_url: png('front') } } },
		'Reference Images',
		'Reference Images of @Element2 are 0; Kling O1 takes 1 to 3',
	),
	bad(
		'an element with four references as JSON',
		{
			advanced: {
				elementsJson: JSON.stringify([
					{ frontal_image_url: png('front'), reference_image_urls: Array(4).fill(png('left')) },
				]),
			},
		},
		'Reference Images',
		'Reference Images of @Element1 are 4; Kling O1 takes 1 to 3',
	),
];
