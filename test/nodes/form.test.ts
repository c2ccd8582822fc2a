// The form of every node shows exactly what the chosen model takes.
import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import type { Field, VideoModel } from '../../nodes/shared/model/model';
import { groupLabels, isOwnOption, ownOptions } from '../../nodes/shared/input/options';
import { choicesOf, groupsOf, optionsOf, shownOptions, shownParameters } from './form';
import { menuCases, packageNodes, type PackageNode } from './packageNodes';
import { touchedParameters } from './touched';

/** Parameters of ours at top level; the rest is fal's. */
const OURS = [
	'model',
	'costNotice',
	'customEndpointId',
	'waitMode',
	'pauseNotice',
	'submitNotice',
	'output',
	'keepInputFields',
	'options',
];
const GROUPS = ['modelOptions', 'costAndChecks', 'waiting', 'files', 'advanced'];
const PRESETS = ['editType', 'enhancement', 'style', 'change', 'what', 'with'];
const OUR_OPTIONS = [
	'additionalInput',
	'cancelOnStop',
	'logs',
	'onDeadline',
	'processingTimeout',
	'queueTimeout',
	'reuseWithinHours',
	'sourceCheck',
	'dryRun',
	'deleteUploadsAfter',
	'maxCostPerExecution',
	'maxCostPerItem',
	'tags',
	'doNotStore',
	'keepResultHours',
	'lowPriority',
	'noFallback',
	'noRetryAtFal',
	'startWithinMinutes',
];

const FILE_OPTIONS = ['downloadField', 'downloadFileName', 'maxDownloadMb'];

/** Of a custom endpoint the form knows no more than these. */
const CUSTOM_FIELDS = ['video_url', 'prompt', 'image_urls', 'elements'];

describe.each(menuCases)('$id', ({ node, model }) => {
	const chosen = { model: model.endpointId };

	test('shows its own fields in the order of the job, and no others', () => {
		const shown = falParameters(node, touchedParameters(model));
		expect(shown.map(wordingOf)).toEqual(model.fields.map(wordingOf));
	});

	test('hides none of them, but for what counts only with an option', () => {
		const shown = falParameters(node, chosen).map(({ name }) => name);
		const always = model.fields.filter((field) => !('onlyWith' in field));
		expect(shown).toEqual(expect.arrayContaining(namesOf(always)));
		expect(namesOf(model.fields)).toEqual(expect.arrayContaining(shown));
	});

	test('offers its own options, and beside them only what steers the job', () => {
		const shown = shownOptions(node, chosen);
		const fal = shown.filter(({ name }) => namesOf(model.options).includes(name));
		expect(fal.map(wordingOf).sort(byName)).toEqual(
			(model.options ?? []).map(wordingOf).sort(byName),
		);
		const ours = shown.filter((option) => !fal.includes(option)).map(({ name }) => name);
		expect(ours.sort()).toEqual([...OUR_OPTIONS, ...jsonAndAvoid(model)].sort());
	});

	test('shows no two parameters of one name', () => {
		for (const shown of [shownParameters(node, chosen), shownOptions(node, chosen)]) {
			const names = shown.map(({ name }) => name);
			expect(names).toEqual([...new Set(names)]);
		}
	});

	test('asks for an endpoint ID only where it is the custom one', () => {
		const shown = shownParameters(node, chosen).map(({ name }) => name);
		expect(shown.includes('customEndpointId')).toBe(model.endpointId === 'custom');
	});
});

describe.each(packageNodes)('$name', (node) => {
	test('a custom endpoint takes the video, prompt, images and elements that the node has', () => {
		const names = namesOf(node.models.flatMap(({ fields }) => fields));
		const custom = falParameters(node, { model: 'custom' }).map(({ name }) => name);
		expect(custom).toEqual(CUSTOM_FIELDS.filter((name) => names.includes(name)));
	});

	test('each option of ours stands in the group, and under the label, that the reader knows', () => {
		for (const { name: group, displayName, options = [] } of groupsOf(node)) {
			expect(groupLabels).toHaveProperty(group, displayName);
			const ours = options.filter((option) => 'type' in option && isOwnOption(option.name));
			for (const option of ours) {
				const { name, displayName: label } = option as INodeProperties;
				expect({ name, ...(isOwnOption(name) && ownOptions[name]) }).toEqual({
					name,
					label,
					group,
				});
			}
		}
	});

	test('no group is long, but for what models take', () => {
		const ours = groupsOf(node).filter(({ name }) => name !== 'modelOptions');
		for (const { options = [] } of ours) expect(options.length).toBeLessThanOrEqual(8);
	});

	test('the file options are offered only where the file is wanted', () => {
		const shown = shownOptions(node, { output: 'linkAndFile' }).map(({ name }) => name);
		expect(shown).toEqual(expect.arrayContaining(FILE_OPTIONS));
	});

	test('nothing that depends on the model is required, since it may be hidden', () => {
		const everything = [...node.description.properties, ...optionsOf(node)];
		expect(everything.filter(({ required }) => required === true)).toEqual([]);
	});
});

function falParameters(node: PackageNode, chosen: INodeParameters) {
	const ours = [...OURS, ...GROUPS, ...PRESETS];
	return shownParameters(node, chosen).filter(({ name }) => !ours.includes(name));
}

function jsonAndAvoid(model: VideoModel): string[] {
	const names = namesOf([...model.fields, ...(model.options ?? [])]);
	// What to avoid is joined to a prompt that is always there.
	return [
		...(namesOf(model.fields).includes('prompt') && !names.includes('negative_prompt')
			? ['avoid']
			: []),
		...(names.includes('image_urls') ? ['imagesJson'] : []),
		...(names.includes('elements') ? ['elementsJson'] : []),
	];
}

function namesOf(fields: readonly Field[] = []): string[] {
	return fields.map(({ name }) => name);
}

/** What tells one model's field from another's of the same name. */
function wordingOf(field: Field | INodeProperties) {
	const range = 'typeOptions' in field ? field.typeOptions : undefined;
	const choices = 'options' in field ? choicesOf(field) : [];
	const { name, displayName, description } = field;
	return { name, displayName, description, range, choices };
}

function byName(one: { name: string }, other: { name: string }): number {
	return one.name.localeCompare(other.name);
}
