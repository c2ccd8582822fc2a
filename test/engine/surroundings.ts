/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// What n8n's server puts around an execution: addresses, services, the log.
import './environment';
import type * as backendCommon from '@n8n/backend-common';
import type * as n8nConfig from '@n8n/config';
import type * as di from '@n8n/di';
import { BinaryDataConfig, BinaryDataService, ExternalSecretsProxy } from 'n8n-core';
import type { ExecutionLifecycleHooks } from 'n8n-core';
import type { ICredentialsHelper, IWorkflowExecuteAdditionalData, Logger } from 'n8n-workflow';
import { createRequire } from 'node:module';

// n8n-core's own copies: its services are unknown to another copy that npm may have put on top.
const requireAsCore = createRequire(require.resolve('n8n-core'));
const { Container } = requireAsCore('@n8n/di') as typeof di;
const { SsrfProtectionConfig } = requireAsCore('@n8n/config') as typeof n8nConfig;
const { Logger: ServerLogger } = requireAsCore('@n8n/backend-common') as typeof backendCommon;

const instanceUrl = 'http://localhost:5678';

const silentLogger: Logger = {
	error: () => undefined,
	warn: () => undefined,
	info: () => undefined,
	debug: () => undefined,
};

let binaryData: Promise<void> | undefined;

/** Makes n8n-core's binary data store ready, once per process. */
export async function prepareBinaryData(): Promise<void> {
	binaryData ??= Container.get(BinaryDataService).init();
	await binaryData;
}

/** Where n8n keeps binary data: N8N_DEFAULT_BINARY_DATA_MODE, of which default is the memory. */
export type BinaryMode = 'default' | 'filesystem';

/** Lets n8n-core's store begin anew in another mode, as after a restart of n8n. */
export async function keepBinaryData(mode: BinaryMode): Promise<void> {
	Container.get(BinaryDataConfig).mode = mode;
	binaryData = undefined;
	await prepareBinaryData();
}

/** Sends what nodes log to `logger`; one logger holds for the whole process. */
export function useLogger(logger: Logger = silentLogger): void {
	const server = { ...logger, scoped: () => server };
	Container.set(ServerLogger, server as unknown as backendCommon.Logger);
}

/** Turns N8N_SSRF_PROTECTION_ENABLED on for the tests of a describe block. */
export function useSsrfProtection(): void {
	const protection = Container.get(SsrfProtectionConfig);
	beforeAll(() => {
		protection.enabled = true;
	});
	afterAll(() => {
		protection.enabled = false;
	});
}

const missing = (service: string) => async (): Promise<never> => {
	throw new Error(`This engine has no ${service}`);
};

/** What n8n-core's WorkflowExecute is given beside the workflow. */
export function additionalData(
	executionId: string,
	hooks: ExecutionLifecycleHooks,
	credentialsHelper: ICredentialsHelper,
): IWorkflowExecuteAdditionalData {
	return {
		executionId,
		hooks,
		credentialsHelper,
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		currentNodeExecutionIndex: 0,
		variables: {},
		instanceBaseUrl: instanceUrl,
		restApiUrl: `${instanceUrl}/rest`,
		formBaseUrl: `${instanceUrl}/form`,
		formWaitingBaseUrl: `${instanceUrl}/form-waiting`,
		formTestBaseUrl: `${instanceUrl}/form-test`,
		webhookBaseUrl: `${instanceUrl}/webhook`,
		webhookWaitingBaseUrl: `${instanceUrl}/webhook-waiting`,
		webhookTestBaseUrl: `${instanceUrl}/webhook-test`,
		mcpBaseUrl: `${instanceUrl}/mcp`,
		mcpTestBaseUrl: `${instanceUrl}/mcp-test`,
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		executeWorkflow: missing('sub-workflows'),
		startRunnerTask: missing('task runner'),
		logAiEvent: () => undefined,
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
	};
}
