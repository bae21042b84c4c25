module.exports = { displayName: 'users-domain', preset: '../../../jest.preset.cjs' };
