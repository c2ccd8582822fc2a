// Whatever throws while an item is claimed fails that item only: nothing of it is sent yet.
import { models } from '../../../nodes/KlingEdit/models';
import { newOutcome } from '../../../nodes/shared/output/output';
import type { ReadItem } from '../../../nodes/shared/request/item';
import type { Run } from '../../../nodes/shared/request/run';
import { takeOver } from '../../../nodes/shared/run/takeOver';

const [model] = models;

function item(itemIndex: number): ReadItem {
	const input = { video_url: `https://example.com/${itemIndex}.mp4` };
	const wanted = { model, endpointId: model.endpointId, input };
	const options = { dryRun: false, switches: {} } as ReadItem['options'];
	return { state: 'read', wanted, options, outcome: newOutcome(itemIndex) };
}

test('an item whose ledger entry cannot be made does not stop the others', async () => {
	const entry = { ended: [], read: () => ({ state: 'unsent' }) };
	const entryFor = (_endpointId: string, { video_url: url }: { video_url: string }) => {
		if (url.endsWith('1.mp4')) throw new RangeError('Maximum call stack size exceeded');
		return entry;
	};
	const run = { context: { helpers: {} }, ledger: { entryFor } } as unknown as Run;
	const claimed = await takeOver([item(0), item(1), item(2)], run);
	expect(claimed.map(({ state }) => state)).toEqual(['unsent', 'ended', 'unsent']);
	expect(claimed[1].outcome.failure).toMatchObject({ type: 'unexpected', mayBeCharged: false });
});
