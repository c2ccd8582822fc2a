// Every parameter of every job node with whatever an expression may give: what it plainly means is
// done, anything else is refused by the field's label before it is bought.
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { menuCases, packageNodes } from '../../../nodes/packageNodes';
import { requiredParameters } from '../../../nodes/touched';
import { falKeys, useLocalFal } from '../../setup';
import { NODE, runVideoNode } from '../../videoRun';
import { faultsOf, type Told } from './faults';
import { placesOf, withValue, type Place } from './places';

const fal = useLocalFal();
const nodes = packageNodes.map((node) => ({ ...node, places: placesOf(node.description) }));

describe.each(nodes)('$displayName', ({ name, places, defaultModel }) => {
	const filled = ({ around }: Place) => completed(name, { model: defaultModel, ...around });

	test.each(places)('$path', async (place) => {
		const attempts = {
			async with(values: readonly unknown[]) {
				const items = values.map((given) => ({ given }) as IDataObject);
				return await run(name, withValue(filled(place), place.path, expressionIn(place)), items);
			},
			async without() {
				const [told] = await run(name, filled(place), [{}]);
				return told;
			},
		};
		expect(await faultsOf(place, attempts)).toEqual([]);
	});
});

test('no node and no option is left out', () => {
	const paths = nodes.flatMap(({ name, places }) => places.map(({ path }) => `${name}.${path}`));
	expect(paths).toEqual(
		expect.arrayContaining([
			'klingEdit.model',
			'klingEdit.costAndChecks.dryRun',
			'klingEdit.image_urls.image4',
			'klingEdit.elements.element4.frontal_image_url',
			'klingEdit.elements.element4.reference_image_urls.reference3',
			'interpolate.waitMode',
			'upscale.costAndChecks.maxCostPerExecution',
		]),
	);
	expect(new Set(nodes.map(({ name }) => name)).size).toBe(packageNodes.length);
});

function expressionIn({ property }: Place): INodeParameters[string] {
	const value = '={{ $json.given }}';
	return property.type === 'resourceLocator' ? { __rl: true, mode: 'url', value } : value;
}

/** The form with all that its model cannot do without. */
function completed(node: string, around: INodeParameters): INodeParameters {
	const { model: id } = around;
	const found = menuCases.find((one) => one.node.name === node && one.model.endpointId === id);
	return {
		waitMode: 'submit',
		video_url: 'https://example.com/sea.mp4',
		prompt: 'Make it summer',
		...(id === 'custom' && { customEndpointId: 'fal-ai/video-upscaler' }),
		...(found && requiredParameters(found.model)),
		...around,
	};
}

async function run(
	node: string,
	parameters: INodeParameters,
	items: IDataObject[],
): Promise<Told[]> {
	fal().reset();
	const onError = 'continueRegularOutput';
	const ended = await runVideoNode(fal(), { node, parameters, items, onError });
	if (ended.error !== undefined) throw ended.error;
	const { purchases } = fal();
	const told = falKeys(ended).map(({ state, error, requestId, logs }, index) => {
		const input = purchases.find((one) => one.requestId === requestId)?.input;
		const files = Object.keys(ended.items(NODE)[index].binary ?? {});
		const refused = error?.type === 'invalid_input' ? error.field : null;
		return { refused, seen: { state, error: error?.type, input, files, hasLogs: logs !== null } };
	});
	expect(told).toHaveLength(items.length);
	// Nothing is bought for an item that says it was refused.
	const bought = told.filter(({ refused, seen }) => refused === null && seen.input !== undefined);
	expect(bought).toHaveLength(purchases.length);
	return told;
}
