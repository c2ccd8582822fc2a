// Runs one node of the package over a list of items against the local fal, as a workflow would.
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	IRunExecutionData,
} from 'n8n-workflow';

import type { LocalFal } from '../emulator/types';
import { videoCredentialTypes, videoNodeTypes, type NodeTypeMap } from './nodeTypes';
import { runWorkflow, type RunWorkflowOptions } from './runWorkflow';
import type { WorkflowRun } from './workflowRun';

export const NODE = 'Video';

export interface VideoRun extends Partial<
	Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'executeOnce'>
> {
	/** The node's name in the package, e.g. 'klingEdit'. */
	node: string;
	parameters: INode['parameters'];
	/**
	 * Cost and Checks → Source Check. Default 'off', because the addresses of most tests lead nowhere; null
	 * leaves the form as it is.
	 */
	sourceCheck?: 'standard' | 'strict' | 'off' | null;
	/** The json of each input item; default one empty item. */
	items?: IDataObject[];
	/** The whole input items, where json is not enough. */
	inputItems?: INodeExecutionData[];
	settings?: RunWorkflowOptions['settings'];
	/** Decrypted credential data; default the local fal's. */
	credentials?: ICredentialDataDecryptedObject;
	/** An earlier run's data, to retry it. */
	runExecutionData?: IRunExecutionData;
	/** 'integrated': another workflow called it. */
	mode?: RunWorkflowOptions['mode'];
	cancel?: RunWorkflowOptions['cancel'];
	logger?: RunWorkflowOptions['logger'];
	hooks?: RunWorkflowOptions['hooks'];
	executionId?: string;
	surroundings?: RunWorkflowOptions['surroundings'];
	/** Default: the package's own. */
	nodeTypes?: NodeTypeMap;
}

/** The workflow Start → Video; failed items of an error branch are output 1 of Video. */
export async function runVideoNode(fal: LocalFal, run: VideoRun): Promise<WorkflowRun> {
	return await runWorkflow(videoWorkflow(fal, run));
}

/** The same workflow, for whoever runs it otherwise. */
export function videoWorkflow(
	fal: Pick<LocalFal, 'apiKey' | 'proxyUrl'>,
	run: VideoRun,
): RunWorkflowOptions {
	const { node, items = [{}], onError, retryOnFail, maxTries } = run;
	const parameters = withSourceCheck(run);
	return {
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'video',
				name: NODE,
				type: `n8n-nodes-fal-video.${node}`,
				typeVersion: 1,
				position: [200, 0],
				parameters,
				credentials: { falApi: { id: 'fal', name: 'fal' } },
				...(onError && { onError }),
				...(run.executeOnce && { executeOnce: true }),
				...(retryOnFail && { retryOnFail, maxTries, waitBetweenTries: 0 }),
			},
		],
		connections: { Start: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		nodeTypes: run.nodeTypes ?? videoNodeTypes(),
		credentialTypes: videoCredentialTypes(),
		credentials: {
			falApi: run.credentials ?? { apiKey: fal.apiKey, proxyUrl: fal.proxyUrl },
		},
		input: run.inputItems ?? items.map((json) => ({ json })),
		settings: run.settings,
		runExecutionData: run.runExecutionData,
		mode: run.mode,
		cancel: run.cancel,
		logger: run.logger,
		hooks: run.hooks,
		executionId: run.executionId,
		surroundings: run.surroundings,
	};
}

function withSourceCheck({ parameters, sourceCheck = 'off' }: VideoRun): INode['parameters'] {
	const { costAndChecks = {} } = parameters;
	if (sourceCheck === null || typeof costAndChecks !== 'object') return parameters;
	return { ...parameters, costAndChecks: { sourceCheck, ...costAndChecks } };
}
