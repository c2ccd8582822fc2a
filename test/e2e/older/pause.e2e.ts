// Pause Execution Until Done on the oldest n8n that can still be installed, with each On Error setting.
import { VIDEO, openPausing } from '../support/pausing';
import { outputs } from '../support/storyRuns';

const refused = {
	statusCode: 422,
	body: { detail: [{ loc: ['body', 'video_url'], msg: 'No', type: 'file_too_large' }] },
};

test.each([
	['stopWorkflow', 'error', 0, 0],
	['continueRegularOutput', 'success', 2, 0],
	['continueErrorOutput', 'success', 1, 1],
])('wakes once, and one failed item ends as %s says', async (onError, status, out, branch) => {
	const scene = await openPausing(2, { onError });
	try {
		const { fal } = scene;
		fal.outcome({
			hold: 'run',
			result: refused,
			match: ({ video_url }) => /1\./.test(String(video_url)),
		});
		fal.outcome({ hold: 'run' });
		const id = await scene.pause();
		for (const { requestId } of fal.purchases) await fal.finish(requestId);
		const run = await scene.withStatus(id, status);
		expect(outputs([run], VIDEO)).toHaveLength(out);
		const [task] = run.data.resultData.runData[VIDEO];
		expect(task.data?.main[1] ?? []).toHaveLength(branch);
		expect(fal.purchases).toHaveLength(2);
	} finally {
		await scene.close();
	}
});
