// One row of fal's history is read the same way by Fal Request → List and by Fal Trigger.
import type { IDataObject } from 'n8n-workflow';

import type { ForeignRequest } from '../emulator/localFal';
import { ask } from '../nodes/FalRequest/requests';
import { falKeys } from '../engine/setup';
import { defaultEngine, upscaler } from './engines';
import { minuteMs, useScene } from './scenes';

const { fal, pass, finish } = useScene();

type Row = Partial<ForeignRequest>;

const video = { url: 'https://v3.fal.media/files/a.mp4' };

/** The `fal` keys of the row: the list's and the trigger's. */
async function bothRead(row: Row): Promise<[IDataObject, IDataObject]> {
	const parameters = { event: 'any', advanced: { refetchResult: false } };
	const trigger = defaultEngine(fal(), { parameters });
	await trigger.start();
	pass(5);
	const endedAtMs = Date.now();
	const times = { sentAtMs: endedAtMs - minuteMs, startedAtMs: endedAtMs - minuteMs / 2 };
	finish('one', { endedAtMs, ...times, input: { prompt: 'x' }, ...row });
	const { items } = await trigger.tick();
	const run = await ask(fal(), 'list', null, { parameters: { endpointId: upscaler } });
	return [falKeys(run)[0] as unknown as IDataObject, (items ?? [])[0].json.fal as IDataObject];
}

test('a cancelled request is cancelled in both, with its times, although fal gives no reason', async () => {
	const [listed, triggered] = await bothRead({ statusCode: 499, output: {} });
	expect(listed).toMatchObject({
		state: 'cancelled',
		queueSeconds: 30,
		inferenceSeconds: 30,
		error: { type: 'client_cancelled' },
	});
	expect(listed).toEqual(triggered);
});

const detail = [{ loc: ['body', 'prompt'], msg: 'No', type: 'content_policy_violation' }];
const rows: Array<[string, Row]> = [
	['is done', { output: { video } }],
	['is done, without its result in the history', { output: undefined }],
	['was cancelled', { statusCode: 499, output: { error_type: 'client_cancelled' } }],
	['was refused', { statusCode: 422, output: { detail } }],
	['broke off', { statusCode: 500, output: { detail: 'Oops' } }],
];

test.each(rows)('a request that %s reads the same in both', async (_what, row) => {
	if (row.output === undefined) fal().history({ hidePayloads: 'output' });
	const [listed, triggered] = await bothRead(row);
	expect(listed).toEqual(triggered);
});
