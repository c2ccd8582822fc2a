// The engine harness keeps n8n's promises: expressions, credentials, error branch, retries, Stop.
import type { INode, IRunExecutionData, Logger } from 'n8n-workflow';

import { n8nNodeTypes } from './nodeTypes';
import { runWorkflow } from './runWorkflow';
import type { ExportedWorkflow } from './runWorkflow';
import { countWords, sampleApi, sampleNode, waiting } from './sampleNode';
import { openRecordingServer, type RecordingServer } from '../support/recordingServer';

const nodeTypes = { ...n8nNodeTypes, 'test.sample': sampleNode };
const credentialTypes = { sampleApi };
const credentials = { sampleApi: { secret: ' open sesame ' } };
const words = (...list: string[]) => list.map((word) => ({ json: { word } }));

let server: RecordingServer;
beforeEach(async () => {
	server = await openRecordingServer(countWords);
});
afterEach(async () => await server.close());

const nodeOf = (name: string, type: string, more: Partial<INode> = {}): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...more,
});

// Start → Sample, as exported from n8n's editor, with a sticky note beside it.
function exported(settings: Partial<INode> = {}): ExportedWorkflow {
	return {
		nodes: [
			nodeOf('Note', 'n8n-nodes-base.stickyNote', { parameters: { content: 'Hello' } }),
			nodeOf('Sample', 'test.sample', {
				parameters: { url: server.url, word: '={{ $json.word }}' },
				credentials: { sampleApi: { id: '1', name: 'Sample account' } },
				...settings,
			}),
			nodeOf('Start', 'n8n-nodes-base.manualTrigger'),
		],
		connections: { Start: { main: [[{ node: 'Sample', type: 'main', index: 0 }]] } },
	};
}

const base = { nodeTypes, credentialTypes, credentials };

test('expressions are resolved per item and parameters left out have their defaults', async () => {
	const run = await runWorkflow({ ...base, workflow: exported(), input: words('one', 'two') });
	expect(run.error).toBeUndefined();
	expect(run.status).toBe('success');
	expect(run.items('Sample').map((item) => item.json)).toEqual([{ number: 1 }, { number: 2 }]);
	expect(server.received.map(({ body }) => body)).toEqual([
		{ word: 'one', tone: 'plain' },
		{ word: 'two', tone: 'plain' },
	]);
});

test('the credential header arrives, with defaults and expressions of its type', async () => {
	await runWorkflow({ ...base, workflow: exported(), input: words('one') });
	expect(server.received[0]?.headers.authorization).toBe('Bearer open sesame');
});

test('a run leaves the workflow it was given as it was', async () => {
	const workflow = exported();
	await runWorkflow({ ...base, workflow, input: words('one') });
	expect(workflow).toEqual(exported());
});

test('a refused item leaves through the error output with its input beside the error', async () => {
	const workflow = exported({ onError: 'continueErrorOutput' });
	const run = await runWorkflow({ ...base, workflow, input: words('one', 'refuse', 'two') });
	expect(run.items('Sample').map((item) => item.json)).toEqual([{ number: 1 }, { number: 2 }]);
	const message = 'The node refused';
	const refused = { word: 'refuse', error: message, message };
	expect(run.items('Sample', 1).map((item) => item.json)).toEqual([refused]);
});

test('a thrown error stops the workflow after as many tries as the node asks for', async () => {
	const workflow = exported({ retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
	const run = await runWorkflow({ ...base, workflow, input: words('one', 'break') });
	expect(run.status).toBe('error');
	expect(run.error?.message).toBe('The node broke');
	expect(run.items('Sample')).toEqual([]);
	expect(server.received).toHaveLength(3);
});

test('hints, log lines and hooks reach the caller', async () => {
	const logged: unknown[] = [];
	const log: Logger['info'] = (message, details) => logged.push(message, details);
	const logger = { error: log, warn: log, info: log, debug: log };
	const finished: string[] = [];
	const hooks = { nodeExecuteAfter: (nodeName: string) => void finished.push(nodeName) };
	const settings = { ...base, workflow: exported(), input: words('one') };
	const run = await runWorkflow({ ...settings, logger, hooks });
	expect(run.hints('Sample')).toEqual([{ message: '1 items', location: 'outputPane' }]);
	expect(logged).toEqual(['posting', { word: 'one' }]);
	expect(finished).toEqual(['Start', 'Sample']);
});

test('Stop reaches the cancel signal of the node that runs', async () => {
	let stop: () => void = () => {
		throw new Error('The node ran before Stop was there');
	};
	const run = await runWorkflow({
		nodes: [nodeOf('Waiting', 'test.waiting')],
		connections: {},
		nodeTypes: { 'test.waiting': waiting(() => stop()) },
		cancel: (cancel) => (stop = cancel),
	});
	expect(run.status).toBe('canceled');
});

test('a failed run goes on from its own data, passed through JSON', async () => {
	const settings = { ...base, workflow: exported(), input: words('one') };
	const failed = await runWorkflow({ ...settings, credentials: {} });
	expect(failed.status).toBe('error');
	const runExecutionData = JSON.parse(JSON.stringify(failed.run.data)) as IRunExecutionData;
	delete runExecutionData.resultData.error;
	runExecutionData.resultData.runData.Sample?.pop();
	const retried = await runWorkflow({ ...settings, runExecutionData });
	expect(retried.status).toBe('success');
	expect(retried.items('Sample').map((item) => item.json)).toEqual([{ number: 1 }]);
});

test('what the workflow lacks is said: a node, a node type, a credential, a parameter', async () => {
	const workflow = exported();
	const run = await runWorkflow({ ...base, workflow, input: words('one') });
	expect(() => run.items('Sampel')).toThrow('No node "Sampel"');
	await expect(runWorkflow({ ...base, workflow, nodeTypes: {} })).rejects.toThrow(
		'no node type "n8n-nodes-base.stickyNote"',
	);
	const locked = await runWorkflow({ ...base, workflow, credentials: {}, input: words('one') });
	expect(locked.error?.message).toContain('no credential "sampleApi"');
	const unaddressed = exported({ parameters: { word: 'one' } });
	await expect(runWorkflow({ ...base, workflow: unaddressed })).rejects.toThrow('has issues');
});
