// Every parameter of Fal Request and Fal Trigger with whatever an expression may give.
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { FalRequest } from '../../../../nodes/FalRequest/FalRequest.node';
import { FalTrigger } from '../../../../nodes/FalTrigger/FalTrigger.node';
import { nodes } from '../../../../nodes/registry';
import { ordered } from '../../../nodes/FalRequest/requests';
import { skipWaiting, useFakeClock } from '../../../support/clock';
import { pollOptions } from '../../../trigger/engines';
import { runPoll } from '../../poll';
import { falKeys, useLocalFal } from '../../setup';
import { NODE, runVideoNode } from '../../videoRun';
import { faultsOf, type Told } from './faults';
import { placesOf, withValue } from './places';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

test('they are all nodes that order nothing', () => {
	const names = nodes
		.filter(({ menu, anyModel }) => menu === null && !anyModel)
		.map(({ className }) => className);
	expect(names).toEqual(['FalRequest', 'FalTrigger']);
});

describe('Fal Request', () => {
	const places = placesOf(new FalRequest().description);

	test.each(places)('$path of $around.operation', async (place) => {
		// A real download goes by the real clock.
		const isDownload = /download/i.test(place.path);
		if (!isDownload) useFakeClock();
		const around = { operation: 'getResult', ...place.around };
		const parameters = withValue(around, place.path, '={{ $json.given }}');
		const attempts = {
			async with(values: readonly unknown[]) {
				const told: Told[] = [];
				for (const given of values) {
					const asking = ask(parameters, { given } as IDataObject);
					told.push(await (isDownload ? asking : skipWaiting(asking)));
				}
				return told;
			},
			without: async () => await (isDownload ? ask(around, {}) : skipWaiting(ask(around, {}))),
		};
		expect(await faultsOf(place, attempts)).toEqual([]);
	});

	/** Each with an account of its own, of two requests. */
	async function ask(parameters: INodeParameters, json: IDataObject): Promise<Told> {
		fal().reset();
		await ordered(fal());
		const request = await ordered(fal());
		const items = [{ ...json, fal: { ...request } as object } as IDataObject];
		const run = await runVideoNode(fal(), { node: 'falRequest', parameters, items, onError });
		if (run.error !== undefined) throw run.error;
		const keys = falKeys(run);
		const error = keys.map((key) => key.error).find((one) => one !== null);
		const files = run.items(NODE).map(({ binary }) => Object.keys(binary ?? {}));
		const states = keys.map(({ state, requestId, logs }) => ({
			state,
			isOfItem: requestId === request.requestId,
			hasLogs: logs !== null,
		}));
		const refused = error?.type === 'invalid_input' ? error.field : null;
		return { refused, seen: { error: error?.type, states, files } };
	}
});

describe('Fal Trigger', () => {
	const places = placesOf(new FalTrigger().description);

	test.each(places)('$path', async (place) => {
		useFakeClock();
		const { path, label, around } = place;
		const poll = async (parameters: INodeParameters): Promise<Told> => {
			fal().reset();
			const { error } = await skipWaiting(runPoll(pollOptions(fal(), { parameters })));
			// The form has Models in place of the menu, so that is what is missing.
			const names = /^(endpointIds|models)/.test(path) ? [label, 'Models'] : [label];
			const isNamed = names.some((name) => error?.message.startsWith(`${name} `));
			const asked = fal().exchanges.map(({ operation }) => operation);
			return { refused: isNamed ? label : (error?.message ?? null), seen: { asked } };
		};
		const attempts = {
			async with(values: readonly unknown[]) {
				const told: Told[] = [];
				for (const given of values) {
					told.push(await poll(withValue(around, path, `={{ ${written(given)} }}`)));
				}
				return told;
			},
			without: async () => await poll(around),
		};
		expect(await faultsOf(place, attempts)).toEqual([]);
	});
});

/** As JavaScript, because a poll has no item. */
function written(given: unknown): string {
	if (given === undefined || Number.isNaN(given)) return String(given);
	return typeof given === 'object' && given !== null
		? `(${JSON.stringify(given)})`
		: JSON.stringify(given);
}
