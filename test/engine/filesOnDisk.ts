/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// Import this first: n8n then keeps binary data in files, as a server does.
process.env.TEST_BINARY_MODE = 'filesystem';

export {};
