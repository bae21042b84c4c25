module.exports = { displayName: 'shared-schema', preset: '../../../jest.preset.cjs' };
