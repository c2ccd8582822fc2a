import type { IDataObject } from 'n8n-workflow';

import { CUSTOM, hasField } from '../model/menu';
import type { VideoModel } from '../model/model';
import { sentName } from '../model/sent';
import { doubt, notice, violation, type Finding } from './finding';

/** What the prompt may call, by the words fal gives it. */
const REFERENCES = [
	{ word: 'Image', field: 'image_urls', label: 'Images' },
	{ word: 'Element', field: 'elements', label: 'Elements' },
	{ word: 'Video', field: 'video_url', label: 'Video' },
];

/** Every @Image1 of the prompt must be there, and what is there should be in the prompt. */
export function promptFindings(model: VideoModel, input: IDataObject): Finding[] {
	const { prompt } = input;
	if (typeof prompt !== 'string') return [];
	if (!hasField(model, 'prompt')) return lengthFinding(model, prompt);
	return [...lengthFinding(model, prompt), ...referenceFindings(model, prompt, input)];
}

function lengthFinding({ limits, displayName }: VideoModel, prompt: string): Finding[] {
	const most = limits?.promptCharacters;
	// An emoji is one character.
	const characters = [...prompt].length;
	if (most === undefined || characters <= most) return [];
	const message = `Prompt has ${characters} characters; ${displayName} takes at most ${most}`;
	if (!limits?.notByFal?.includes('promptCharacters')) {
		return [violation('Prompt', message, 'Shorten it.')];
	}
	return [doubt('Prompt', `${message}, says its maker; fal states no limit`, 'Shorten it.')];
}

function referenceFindings(model: VideoModel, prompt: string, input: IDataObject): Finding[] {
	// Of a model that takes neither, these words are no more than words.
	if (!hasField(model, 'image_urls') && !hasField(model, 'elements')) return [];
	return REFERENCES.filter(({ field }) => hasField(model, field)).flatMap(
		({ word, field, label }) => {
			const shown = model.fields.find(({ name }) => name === field);
			const given = countOf(input[shown === undefined ? field : sentName(shown)]);
			const mentioned = numbersOf(prompt, word);
			const misspelt = misspeltIn(prompt, word);
			const known = [...mentioned, ...misspelt.map(({ number }) => number)];
			const missing = mentioned.filter((number) => number < 1 || number > given);
			const unused = word === 'Video' ? [] : upTo(given).filter((one) => !known.includes(one));
			return [
				...misspelt.map(({ says, number }) =>
					notice(
						'Prompt',
						`Prompt says "${says}", which fal does not take for a name`,
						`If it is one, write @${word}${number}.`,
					),
				),
				...missing.map((number) => missingFinding(model, { word, number, given, label })),
				...unused.map((number) =>
					notice(label, `@${word}${number} is given, but Prompt does not mention it`),
				),
			];
		},
	);
}

function missingFinding(
	{ endpointId }: VideoModel,
	{ word, number, given, label }: { word: string; number: number; given: number; label: string },
): Finding {
	const name = `@${word}${number}`;
	const are = given === 1 ? 'is' : 'are';
	const plural = given === 1 ? '' : 's';
	const count = `${given === 0 ? 'no' : given} ${word.toLowerCase()}${plural} ${are} given`;
	const message = `Prompt mentions ${name}, but ${count}`;
	const hint =
		word === 'Video'
			? `There is one video, @Video1. Take ${name} out.`
			: `Add the ${word.toLowerCase()} or take ${name} out.`;
	// What another endpoint calls its pictures is not known.
	return endpointId === CUSTOM ? doubt(label, message, hint) : violation(label, message, hint);
}

/** None of them touches a name, as in bob@image1.com. Chinese has no spaces around words. */
const LETTER = '[\\p{Script=Latin}\\p{N}_]';

function numbersOf(prompt: string, word: string): number[] {
	const name = new RegExp(`(?<!${LETTER})@${word}(\\d+)(?!${LETTER})`, 'giu');
	const found = [...prompt.matchAll(name)];
	return [...new Set(found.map(([, digits]) => Number(digits)))];
}

/** Spellings of people, and Kling's own. */
function misspeltIn(prompt: string, word: string): Array<{ says: string; number: number }> {
	const spellings = [
		`(?<!${LETTER})@${word}[ _-](\\d+)(?!${LETTER})`,
		`<<<\\s*${word}[ _-]?(\\d+)\\s*>>>`,
	];
	return spellings.flatMap((spelling) =>
		[...prompt.matchAll(new RegExp(spelling, 'giu'))].map(([says, digits]) => ({
			says,
			number: Number(digits),
		})),
	);
}

function countOf(value: unknown): number {
	if (Array.isArray(value)) return value.length;
	return value === undefined || value === null || value === '' ? 0 : 1;
}

function upTo(count: number): number[] {
	return Array.from({ length: count }, (_one, index) => index + 1);
}
